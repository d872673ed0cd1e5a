package org.tongzhou.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.tongzhou.core.money.Amount;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/// The direct debit file as another parser reads it.
class Pain008Test {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 14);

    @Test
    void countsAndControlSumsAreThoseOfTheTransactions() throws Exception {
        List<DebitInstruction> instructions = new ArrayList<>();
        for (int i = 1; i <= 300; i++) {
            instructions.add(new DebitInstruction("r1-h" + i, "acct-" + i, new Amount(i)));
        }

        Document document = parsed("CNY", instructions);

        assertThat(texts(document, "NbOfTxs")).containsExactly("300", "300");
        assertThat(texts(document, "CtrlSum")).containsExactly("451.50", "451.50");
        List<String> amounts = texts(document, "InstdAmt");
        assertThat(amounts).hasSize(300).startsWith("0.01", "0.02").endsWith("2.99", "3.00");
        long sum = amounts.stream().mapToLong(one -> Long.parseLong(one.replace(".", ""))).sum();
        assertThat(sum).isEqualTo(451_50);
        assertThat(texts(document, "EndToEndId")).doesNotHaveDuplicates().hasSize(300);
    }

    /// The order of elements that the schema's sequences ask for.
    @Test
    void elementsStandInTheOrderOfTheSchema() throws Exception {
        Document document = parsed("CNY", List.of(one("acct-1")));

        Element root = document.getDocumentElement();
        assertThat(root.getNamespaceURI())
                .isEqualTo("urn:iso:std:iso:20022:tech:xsd:pain.008.001.08");
        assertThat(children(root)).containsExactly("CstmrDrctDbtInitn");
        assertThat(children(document, "CstmrDrctDbtInitn")).containsExactly("GrpHdr", "PmtInf");
        assertThat(children(document, "GrpHdr"))
                .containsExactly("MsgId", "CreDtTm", "NbOfTxs", "CtrlSum", "InitgPty");
        assertThat(children(document, "PmtInf"))
                .containsExactly(
                        "PmtInfId",
                        "PmtMtd",
                        "NbOfTxs",
                        "CtrlSum",
                        "ReqdColltnDt",
                        "Cdtr",
                        "CdtrAcct",
                        "CdtrAgt",
                        "DrctDbtTxInf");
        assertThat(children(document, "DrctDbtTxInf"))
                .containsExactly("PmtId", "InstdAmt", "DbtrAgt", "Dbtr", "DbtrAcct");
        assertThat(texts(document, "Nm")).contains("同舟 & Co");
    }

    @Test
    void anAmountHasTheDecimalsOfItsCurrency() throws Exception {
        assertThat(texts(parsed("JPY", List.of(one("acct-1"))), "InstdAmt")).containsExactly("479");
        assertThat(texts(parsed("KWD", List.of(one("acct-1"))), "InstdAmt"))
                .containsExactly("0.479");
    }

    @Test
    void anAccountThatTheFormatCannotHoldIsRefused() {
        assertThatThrownBy(() -> parsed("CNY", List.of(one("a".repeat(35)))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining("aaa");
    }

    private static DebitInstruction one(String account) {
        return new DebitInstruction("r1-h1", account, new Amount(479));
    }

    private static Document parsed(String currency, List<DebitInstruction> instructions)
            throws Exception {
        DebitBatch batch = new DebitBatch("r1-f0", DAY, instructions);
        byte[] xml = new Pain008("同舟 & Co", "creditor-1", currency).of(batch);
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
    }

    private static List<String> texts(Document document, String name) {
        List<String> texts = new ArrayList<>();
        var found = document.getElementsByTagName(name);
        for (int i = 0; i < found.getLength(); i++) {
            texts.add(found.item(i).getTextContent());
        }
        return texts;
    }

    private static List<String> children(Document document, String name) {
        return children(document.getElementsByTagName(name).item(0));
    }

    private static List<String> children(Node node) {
        List<String> names = new ArrayList<>();
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            names.add(child.getNodeName());
        }
        return names;
    }
}
