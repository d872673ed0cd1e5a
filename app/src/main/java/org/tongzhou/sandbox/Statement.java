package org.tongzhou.sandbox;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The bank account's movements, day by day. A day that was shown is closed.
final class Statement {

    private record Line(String kind, String reference, long count, long amountMinor) {

        String row() {
            return "%s,%s,%d,%d\n".formatted(kind, reference, count, amountMinor);
        }
    }

    private final TreeMap<LocalDate, List<Line>> days = new TreeMap<>();
    private LocalDate closedThrough = LocalDate.MIN;

    /// The first day from the given one on that can still be booked on.
    LocalDate openDay(LocalDate day) {
        return day.isAfter(closedThrough) ? day : closedThrough.plusDays(1);
    }

    void book(LocalDate day, String kind, String reference, long count, long amountMinor) {
        if (!day.isAfter(closedThrough)) {
            throw new IllegalStateException(day + " is closed");
        }
        Line line = new Line(kind, reference, count, amountMinor);
        days.computeIfAbsent(day, _ -> new ArrayList<>()).add(line);
    }

    boolean isClosed(LocalDate day) {
        return !day.isAfter(closedThrough);
    }

    void close(LocalDate day) {
        closedThrough = day;
    }

    /// The settlement of a day, with the faults that the dials ask for.
    String csv(LocalDate day, Dials dials) {
        StringBuilder csv = new StringBuilder("kind,reference,count,amount_minor\n");
        List<Line> lines = days.getOrDefault(day, List.of());
        for (Line line : lines) {
            csv.append(shown(line, day, dials));
        }
        return csv.append(new Line("CLOSING_BALANCE", "", lines.size(), balance(day)).row())
                .toString();
    }

    private long balance(LocalDate day) {
        long balanceMinor = 0;
        for (Map.Entry<LocalDate, List<Line>> booked : days.headMap(day, true).entrySet()) {
            for (Line line : booked.getValue()) {
                balanceMinor = Math.addExact(balanceMinor, line.amountMinor);
            }
        }
        return balanceMinor;
    }

    private static String shown(Line line, LocalDate day, Dials dials) {
        long seed = dials.value(Dial.SEED);
        String date = day.toString();
        if (Hash64.perMille(seed, "fault", date, line.reference)
                >= dials.value(Dial.SETTLEMENT_FAULT_PER_MILLE)) {
            return line.row();
        }
        boolean isLeftOut = Hash64.perMille(seed, "left out", date, line.reference) < 500;
        return isLeftOut
                ? ""
                : new Line(line.kind, line.reference, line.count, line.amountMinor - 1).row();
    }
}
