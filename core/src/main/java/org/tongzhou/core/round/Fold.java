package org.tongzhou.core.round;

/// The definition of a charge: round by round, over an enrolment's revisions and the round tables.
///
/// Slow and plain on purpose. [PrefixFold] gives the same numbers faster; a test holds them equal.
public final class Fold implements Charges {

    private final PlanRounds rounds;

    public Fold(PlanRounds rounds) {
        this.rounds = rounds;
    }

    @Override
    public long chargeMinor(FolioSpans spans, int from, int to, int round) {
        long room = roomMinor(spans, from, to, round);
        return Math.min(room, priceMinor(spans, from, to, round));
    }

    @Override
    public long roomMinor(FolioSpans spans, int from, int to, int round) {
        long cap = rounds.terms(round).capMinor();
        long charged = chargedBefore(spans, from, to, round);
        return cap == RoundTerms.NO_CAP ? RoundTerms.NO_CAP : Math.max(0, cap - charged);
    }

    /// What the cap period of `round` has charged before it, in another household too: a member who
    /// moves carries this along. Walks the period; each round charges its price as far as its cap
    /// has room.
    public long chargedBefore(FolioSpans spans, int from, int to, int round) {
        int start = rounds.periodStart(round);
        long charged = 0;
        long carriedFrom = -1;
        for (int walked = start; walked <= round; walked++) {
            int row = counted(spans, from, to, walked);
            boolean moved = row >= 0 && spans.carriedMinor(row) > 0;
            if (moved && spans.firstRound(row) >= start && carriedFrom != spans.firstRound(row)) {
                charged = Math.addExact(charged, spans.carriedMinor(row));
                carriedFrom = spans.firstRound(row);
            }
            if (walked == round) {
                return charged;
            }
            long room = Math.max(0, rounds.terms(walked).capMinor() - charged);
            charged = Math.addExact(charged, Math.min(room, priceMinor(spans, from, to, walked)));
        }
        throw new IllegalStateException("round " + round + " lies before its own period");
    }

    private long priceMinor(FolioSpans spans, int from, int to, int round) {
        int row = counted(spans, from, to, round);
        if (row < 0) {
            return 0;
        }
        return rounds.priceMinor(round, rounds.terms(round).band(spans.birthRound(row)));
    }

    private int counted(FolioSpans spans, int from, int to, int round) {
        return spans.counted(from, to, round, rounds.terms(round).epoch());
    }
}
