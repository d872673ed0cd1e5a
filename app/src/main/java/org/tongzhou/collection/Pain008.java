package org.tongzhou.collection;

import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.tongzhou.core.money.Amount;

/// A batch as a customer direct debit initiation, ISO 20022 pain.008.001.08: one payment
/// information, one transaction for each instruction.
///
/// It is made from the batch alone, so that the same batch has the same bytes: its time of creation
/// is the beginning of the debit day, in UTC.
///
/// @param name of the creditor
/// @param account of the creditor
/// @param currency ISO 4217
public record Pain008(String name, String account, String currency) {

    private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.008.001.08";
    private static final int LONGEST_ACCOUNT = 34;

    /// The file of a batch.
    public byte[] of(DebitBatch batch) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            // Given the bytes themselves, the JDK's writer hands them over one by one.
            Writer text = new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8));
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            xml.writeStartElement("Document");
            xml.writeDefaultNamespace(NAMESPACE);
            xml.writeStartElement("CstmrDrctDbtInitn");
            header(xml, batch);
            payment(xml, batch);
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("cannot write " + batch.id(), e);
        }
        return bytes.toByteArray();
    }

    private void header(XMLStreamWriter xml, DebitBatch batch) throws XMLStreamException {
        xml.writeStartElement("GrpHdr");
        text(xml, "MsgId", batch.id());
        text(xml, "CreDtTm", batch.date() + "T00:00:00Z");
        text(xml, "NbOfTxs", Long.toString(batch.count()));
        text(xml, "CtrlSum", major(batch.sum()));
        xml.writeStartElement("InitgPty");
        text(xml, "Nm", name);
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void payment(XMLStreamWriter xml, DebitBatch batch) throws XMLStreamException {
        xml.writeStartElement("PmtInf");
        text(xml, "PmtInfId", batch.id());
        text(xml, "PmtMtd", "DD");
        text(xml, "NbOfTxs", Long.toString(batch.count()));
        text(xml, "CtrlSum", major(batch.sum()));
        text(xml, "ReqdColltnDt", batch.date().toString());
        xml.writeStartElement("Cdtr");
        text(xml, "Nm", name);
        xml.writeEndElement();
        otherId(xml, "CdtrAcct", account);
        agent(xml, "CdtrAgt");
        for (DebitInstruction instruction : batch.instructions()) {
            transaction(xml, instruction);
        }
        xml.writeEndElement();
    }

    private void transaction(XMLStreamWriter xml, DebitInstruction instruction)
            throws XMLStreamException {
        xml.writeStartElement("DrctDbtTxInf");
        xml.writeStartElement("PmtId");
        text(xml, "InstrId", instruction.id());
        text(xml, "EndToEndId", instruction.id());
        xml.writeEndElement();
        xml.writeStartElement("InstdAmt");
        xml.writeAttribute("Ccy", currency);
        xml.writeCharacters(major(instruction.amount()));
        xml.writeEndElement();
        agent(xml, "DbtrAgt");
        // We send no names: the account's owner was checked when the mandate was given.
        xml.writeStartElement("Dbtr");
        text(xml, "Nm", "NOTPROVIDED");
        xml.writeEndElement();
        otherId(xml, "DbtrAcct", instruction.account());
        xml.writeEndElement();
    }

    private static void agent(XMLStreamWriter xml, String element) throws XMLStreamException {
        xml.writeStartElement(element);
        xml.writeStartElement("FinInstnId");
        xml.writeStartElement("Othr");
        text(xml, "Id", "NOTPROVIDED");
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static void otherId(XMLStreamWriter xml, String element, String id)
            throws XMLStreamException {
        if (id.length() > LONGEST_ACCOUNT) {
            throw new IllegalStateException("an account is longer than pain.008 takes");
        }
        xml.writeStartElement(element);
        xml.writeStartElement("Id");
        xml.writeStartElement("Othr");
        text(xml, "Id", id);
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static void text(XMLStreamWriter xml, String element, String text)
            throws XMLStreamException {
        xml.writeStartElement(element);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    /// In major units, with as many decimals as the currency has.
    private String major(Amount amount) {
        int decimals = Currency.getInstance(currency).getDefaultFractionDigits();
        String minor = Long.toString(amount.minor());
        if (decimals == 0) {
            return minor;
        }
        String digits = "0".repeat(Math.max(0, decimals + 1 - minor.length())) + minor;
        int point = digits.length() - decimals;
        return digits.substring(0, point) + "." + digits.substring(point);
    }
}
