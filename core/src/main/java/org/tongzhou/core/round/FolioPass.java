package org.tongzhou.core.round;

/// One walk over the spans of a folio for one plan and round: the only way a charge is ever
/// computed.
public final class FolioPass {

    /// Receives what each counted enrolment owes, in key order; enrolments not counted are left
    /// out.
    @FunctionalInterface
    public interface Line {
        void owes(long household, long enrolment, int band, long chargeMinor);
    }

    private final PlanRounds rounds;
    private final Charges charges;

    public FolioPass(PlanRounds rounds) {
        this(rounds, new PrefixFold(rounds));
    }

    FolioPass(PlanRounds rounds, Charges charges) {
        this.rounds = rounds;
        this.charges = charges;
    }

    /// Counts who shares in `round`, by band and room; needs no price.
    public ClassCounts count(FolioSpans spans, int round) {
        ClassCounts counts = new ClassCounts();
        RoundTerms terms = rounds.terms(round);
        for (int from = 0, to; from < spans.size(); from = to) {
            to = spans.endOfEnrolment(from);
            int row = spans.counted(from, to, round, terms.epoch());
            if (row >= 0) {
                int band = terms.band(spans.birthRound(row));
                counts.add(band, charges.roomMinor(spans, from, to, round), 1);
            }
        }
        return counts;
    }

    /// Hands the charge of every counted enrolment in a struck round to `line`.
    public void charge(FolioSpans spans, int round, Line line) {
        RoundTerms terms = rounds.terms(round);
        for (int from = 0, to; from < spans.size(); from = to) {
            to = spans.endOfEnrolment(from);
            int row = spans.counted(from, to, round, terms.epoch());
            if (row >= 0) {
                int band = terms.band(spans.birthRound(row));
                long price = rounds.priceMinor(round, band);
                long charge = Math.min(price, charges.roomMinor(spans, from, to, round));
                line.owes(spans.household(from), spans.enrolment(from), band, charge);
            }
        }
    }
}
