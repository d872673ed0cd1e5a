package org.tongzhou.collection;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.tongzhou.core.money.Amount;

/// The rows of the channel protocol, written and read.
///
/// Reading throws [IllegalArgumentException] or a sibling on anything that is not the protocol.
final class ChannelCsv {

    private static final byte[] HEADER =
            "instruction,account,amount_minor\n".getBytes(StandardCharsets.US_ASCII);

    private ChannelCsv() {}

    /// The body of a batch. The signature needs the digest of it all before the first byte goes
    /// out, so it is laid out once: about 40 bytes an instruction.
    static byte[] batch(DebitBatch batch) {
        byte[] rows = batch.rows();
        byte[] csv = Arrays.copyOf(HEADER, HEADER.length + rows.length);
        System.arraycopy(rows, 0, csv, HEADER.length, rows.length);
        return csv;
    }

    static List<NotTaken> notTaken(String csv) {
        return rows(csv, "instruction,outcome,reason", ChannelCsv::notTakenRow);
    }

    static EventPage events(String csv) {
        String header = "number,date,kind,subject,amount_minor,reason";
        return new EventPage(rows(csv, header, ChannelCsv::event));
    }

    static Settlement settlement(LocalDate day, String csv) {
        List<String[]> rows = rows(csv, "kind,reference,count,amount_minor", cells -> cells);
        String[] last = rows.getLast();
        if (!last[0].equals("CLOSING_BALANCE")) {
            throw new IllegalArgumentException("the settlement has no closing balance");
        }
        List<Settlement.Line> lines = new ArrayList<>();
        for (String[] cells : rows.subList(0, rows.size() - 1)) {
            Settlement.Kind kind = Settlement.Kind.valueOf(cells[0]);
            lines.add(
                    new Settlement.Line(
                            kind, cells[1], Long.parseLong(cells[2]), amount(cells[3])));
        }
        return new Settlement(day, lines, Long.parseLong(last[2]), amount(last[3]));
    }

    private static NotTaken notTakenRow(String[] cells) {
        return switch (cells[1]) {
            case "FAILED" -> new NotTaken.Failed(cells[0], DebitRefusal.ofCode(cells[2]));
            case "PENDING" -> new NotTaken.Pending(cells[0]);
            default -> throw unknown("outcome", cells[1]); // not the protocol
        };
    }

    private static ChannelEvent event(String[] cells) {
        long number = Long.parseLong(cells[0]);
        LocalDate date = LocalDate.parse(cells[1]);
        String subject = cells[3];
        Amount amount = amount(cells[4]);
        return switch (cells[2]) {
            case "DEBIT_TAKEN" -> new ChannelEvent.DebitTaken(number, date, subject, amount);
            case "DEBIT_FAILED" ->
                    new ChannelEvent.DebitFailed(
                            number, date, subject, amount, DebitRefusal.ofCode(cells[5]));
            case "DEBIT_REVERSED" -> new ChannelEvent.DebitReversed(number, date, subject, amount);
            case "PAYOUT_PAID" -> new ChannelEvent.PayoutPaid(number, date, subject, amount);
            case "PAYOUT_BOUNCED" ->
                    new ChannelEvent.PayoutBounced(
                            number, date, subject, amount, PayoutRefusal.ofCode(cells[5]));
            default -> throw unknown("event", cells[2]); // skipping it could lose money
        };
    }

    private static <T> List<T> rows(String csv, String header, Function<String[], T> row) {
        List<String> lines = csv.lines().toList();
        if (lines.isEmpty() || !lines.getFirst().equals(header)) {
            throw new IllegalArgumentException("the first row is not " + header);
        }
        int columns = header.split(",", -1).length;
        List<T> rows = new ArrayList<>(lines.size());
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            if (cells.length != columns) {
                throw new IllegalArgumentException("not " + columns + " cells: " + line);
            }
            rows.add(row.apply(cells));
        }
        return rows;
    }

    private static Amount amount(String minor) {
        return new Amount(Long.parseLong(minor));
    }

    private static IllegalArgumentException unknown(String what, String word) {
        return new IllegalArgumentException("unknown " + what + ": " + word);
    }
}
