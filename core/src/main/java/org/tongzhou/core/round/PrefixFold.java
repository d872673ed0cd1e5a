package org.tongzhou.core.round;

import java.util.Arrays;

/// The fold by differences of prefix sums, for enrolments that were never revised; all others take
/// the [Fold] itself.
///
/// Within a cap period the cap and the bands of ages are constant unless a plan version took effect
/// in it; in such a period, too, the plain fold decides.
public final class PrefixFold implements Charges {

    private final PlanRounds rounds;
    private final Fold definition;
    private int steadyRound = Integer.MIN_VALUE;
    private boolean steady;
    private int steadyStart;

    public PrefixFold(PlanRounds rounds) {
        this.rounds = rounds;
        this.definition = new Fold(rounds);
    }

    @Override
    public long chargeMinor(FolioSpans spans, int from, int to, int round) {
        RoundTerms terms = rounds.terms(round);
        int row = spans.counted(from, to, round, terms.epoch());
        if (row < 0) {
            return 0;
        }
        long price = rounds.priceMinor(round, terms.band(spans.birthRound(row)));
        return Math.min(price, roomMinor(spans, from, to, round));
    }

    @Override
    public long roomMinor(FolioSpans spans, int from, int to, int round) {
        RoundTerms terms = rounds.terms(round);
        if (terms.capMinor() == RoundTerms.NO_CAP) {
            return RoundTerms.NO_CAP;
        }
        if (to - from > 1 || spans.carriedMinor(from) > 0 || !isSteady(round)) {
            return definition.roomMinor(spans, from, to, round);
        }
        int first = Math.max(steadyStart, spans.firstRound(from));
        int last = Math.min(round - 1, spans.lastRound(from));
        if (first > last) {
            return terms.capMinor();
        }
        if (spans.epochOf(from) > rounds.terms(first).epoch()) {
            return definition.roomMinor(spans, from, to, round);
        }
        return Math.max(0, terms.capMinor() - sum(spans.birthRound(from), first, last));
    }

    private long sum(int birthRound, int first, int last) {
        int band = rounds.terms(first).band(birthRound);
        // Within a year there is one birthday at most: the band at both ends is that of all
        // between.
        if (last - first < RoundCalendar.ROUNDS_A_YEAR
                && rounds.terms(last).band(birthRound) == band) {
            return rounds.sumMinor(band, first, last);
        }
        long sum = 0;
        int from = first;
        while (from <= last) {
            int nextBirthday =
                    birthRound
                            + RoundCalendar.ROUNDS_A_YEAR
                                    * (RoundCalendar.ageAt(from, birthRound) + 1);
            int to = Math.min(last, Math.max(from, nextBirthday - 1));
            sum += rounds.sumMinor(rounds.terms(from).band(birthRound), from, to);
            from = to + 1;
        }
        return sum;
    }

    private boolean isSteady(int round) {
        if (steadyRound != round) {
            steadyRound = round;
            steadyStart = rounds.periodStart(round);
            steady = true;
            RoundTerms terms = rounds.terms(round);
            for (int earlier = steadyStart; earlier < round; earlier++) {
                RoundTerms before = rounds.terms(earlier);
                steady &= before.capMinor() == terms.capMinor();
                steady &= Arrays.equals(before.bandOfAge(), terms.bandOfAge());
            }
        }
        return steady;
    }
}
