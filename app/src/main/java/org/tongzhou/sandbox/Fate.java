package org.tongzhou.sandbox;

import java.time.LocalDate;

/// Decides what befalls an account, by its mark or by the dice of the seed.
final class Fate {

    /// What becomes of a debit.
    enum OfDebit {
        TAKEN,
        TAKEN_THEN_REVERSED,
        PENDING_THEN_TAKEN,
        PENDING_THEN_FAILED,
        INSUFFICIENT_FUNDS,
        ACCOUNT_CLOSED,
        LIMIT_EXCEEDED
    }

    /// What becomes of a payout.
    enum OfPayout {
        PAID,
        ACCOUNT_CLOSED,
        NAME_DIFFERS
    }

    private final Dials dials;
    private final long seed;

    Fate(Dials dials) {
        this.dials = dials;
        this.seed = dials.value(Dial.SEED);
    }

    OfDebit debit(String account, LocalDate date) {
        return switch (mark(account)) {
            case "ok", "bounce", "other" -> OfDebit.TAKEN;
            case "poor" -> OfDebit.INSUFFICIENT_FUNDS;
            case "closed" -> OfDebit.ACCOUNT_CLOSED;
            case "limit" -> OfDebit.LIMIT_EXCEEDED;
            case "pending", "twice" -> OfDebit.PENDING_THEN_TAKEN;
            case "fails" -> OfDebit.PENDING_THEN_FAILED;
            case "reversal" -> OfDebit.TAKEN_THEN_REVERSED;
            default -> drawn(account, date.toString()); // acct- and all else
        };
    }

    OfPayout payout(String payout, String account) {
        return switch (mark(account)) {
            case "closed" -> OfPayout.ACCOUNT_CLOSED;
            case "bounce" -> OfPayout.NAME_DIFFERS;
            case "ok", "poor", "limit", "pending", "twice", "fails", "reversal", "other" ->
                    OfPayout.PAID;
            default -> drawn(payout); // acct- and all else
        };
    }

    boolean comesTwice(String kind, String subject, String account) {
        return mark(account).equals("twice")
                || Hash64.perMille(seed, "twice", kind, subject)
                        < dials.value(Dial.DUPLICATE_PER_MILLE);
    }

    private OfPayout drawn(String payout) {
        boolean bounces =
                Hash64.perMille(seed, "payout", payout) < dials.value(Dial.BOUNCE_PER_MILLE);
        return bounces ? OfPayout.NAME_DIFFERS : OfPayout.PAID;
    }

    private OfDebit drawn(String account, String date) {
        if (Hash64.perMille(seed, "closed", account) < dials.value(Dial.CLOSED_PER_MILLE)) {
            return OfDebit.ACCOUNT_CLOSED;
        }
        long draw = Hash64.perMille(seed, "debit", account, date);
        draw -= dials.value(Dial.INSUFFICIENT_PER_MILLE);
        if (draw < 0) {
            return OfDebit.INSUFFICIENT_FUNDS;
        }
        draw -= dials.value(Dial.LIMIT_PER_MILLE);
        if (draw < 0) {
            return OfDebit.LIMIT_EXCEEDED;
        }
        draw -= dials.value(Dial.PENDING_PER_MILLE);
        if (draw < 0) {
            boolean fails = Hash64.perMille(seed, "late", account, date) < 250;
            return fails ? OfDebit.PENDING_THEN_FAILED : OfDebit.PENDING_THEN_TAKEN;
        }
        draw -= dials.value(Dial.REVERSAL_PER_MILLE);
        return draw < 0 ? OfDebit.TAKEN_THEN_REVERSED : OfDebit.TAKEN;
    }

    /// The word before the first dash. Two words, `fails-late-`, are told by the first.
    private static String mark(String account) {
        int dash = account.indexOf('-');
        return dash < 0 ? "acct" : account.substring(0, dash);
    }
}
