package org.tongzhou.sandbox;

import java.time.LocalDate;
import java.util.Comparator;

/// Something that happens on a later day: first on the agenda, then in the feed.
record Happening(
        LocalDate date,
        Kind kind,
        String subject,
        String account,
        long amountMinor,
        String reason) {

    /// What can happen, in the protocol's words.
    enum Kind {
        DEBIT_TAKEN,
        DEBIT_FAILED,
        DEBIT_REVERSED,
        PAYOUT_PAID,
        PAYOUT_BOUNCED
    }

    /// An order that doesn't depend on the order of requests.
    static final Comparator<Happening> BY_DATE =
            Comparator.comparing(Happening::date)
                    .thenComparing(Happening::kind)
                    .thenComparing(Happening::subject);

    static Happening of(LocalDate date, Kind kind, Instruction instruction, String reason) {
        return new Happening(
                date,
                kind,
                instruction.id(),
                instruction.account(),
                instruction.amountMinor(),
                reason);
    }

    static Happening of(LocalDate date, Kind kind, Payout payout, String reason) {
        return new Happening(
                date, kind, payout.id(), payout.account(), payout.amountMinor(), reason);
    }

    Happening on(LocalDate day) {
        return new Happening(day, kind, subject, account, amountMinor, reason);
    }

    /// The instruction that this is about; only for the three kinds of debit.
    Instruction instruction() {
        return new Instruction(subject, account, amountMinor);
    }

    String row(int number) {
        return "%d,%s,%s,%s,%d,%s\n".formatted(number, date, kind, subject, amountMinor, reason);
    }
}
