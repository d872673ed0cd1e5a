package org.tongzhou.rounds;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.tongzhou.claims.Claims;
import org.tongzhou.enrolment.Enrolments;
import org.tongzhou.members.Relatives;

/// The approvals of a round's steps: a step is released by two people who saw the same figures, as
/// long as these are the round's figures.
@Component
class Approvals {

    private static final int PEOPLE_FOR_A_STEP = 2;

    private final RoundRepository rounds;
    private final CaseRepository cases;
    private final AdjustmentRepository adjustments;
    private final RoundFigures figures;
    private final Claims claims;
    private final Enrolments enrolments;
    private final Relatives relatives;

    Approvals(
            RoundRepository rounds,
            CaseRepository cases,
            AdjustmentRepository adjustments,
            RoundFigures figures,
            Claims claims,
            Enrolments enrolments,
            Relatives relatives) {
        this.rounds = rounds;
        this.cases = cases;
        this.adjustments = adjustments;
        this.figures = figures;
        this.claims = claims;
        this.enrolments = enrolments;
        this.relatives = relatives;
    }

    static boolean isDue(Round round, Step step) {
        return switch (step) {
            case STRIKE -> round.state() == RoundState.ANNOUNCED;
            case DEBITS -> round.state() == RoundState.STRUCK;
            case PAYOUTS -> round.isStruck();
        };
    }

    /// Counts an approval of a round that is locked.
    ///
    /// @param seen the word for the figures that the person saw
    Approval give(Round locked, Step step, String seen, long by, Instant at) {
        if (!seen.equals(figures.seen(locked))) {
            return new Approval.Changed();
        }
        if (isOwnCase(locked, step, by)) {
            return new Approval.OwnCase();
        }
        boolean first = cases.approve(locked, step, seen, by, at);
        if (isReleased(locked, step)) {
            return new Approval.Released();
        }
        return first ? new Approval.First() : new Approval.Again();
    }

    /// Whether the step pays somebody of his household.
    boolean isOwnCase(Round round, Step step, long by) {
        return step == Step.PAYOUTS && relatives.isNearAny(by, paid(round));
    }

    /// Who is sick, and whose charges are refunded.
    private List<Long> paid(Round round) {
        List<Long> numbers =
                cases.ofRound(round.plan(), round.number()).stream()
                        .map(PublishedCase::claim)
                        .toList();
        return Stream.concat(claims.persons(numbers).stream(), refunded(round)).toList();
    }

    private Stream<Long> refunded(Round round) {
        int through = round.epoch().orElseThrow();
        return adjustments.between(round.plan(), rounds.epochBefore(round), through).stream()
                .filter(one -> one.amount().isNegative())
                .map(one -> enrolments.find(one.enrolment()).orElseThrow().person());
    }

    boolean isReleased(Round round, Step step) {
        return standing(round, step).size() >= PEOPLE_FOR_A_STEP;
    }

    /// The approvals that count: of the figures that the round has now. What struck it were the
    /// last ones, of the figures before.
    List<CaseRepository.Approved> standing(Round round, Step step) {
        List<CaseRepository.Approved> all = cases.approvals(round.plan(), round.number(), step);
        if (all.isEmpty()) {
            return all;
        }
        boolean hasStruck = step == Step.STRIKE && round.isStruck();
        String now = hasStruck ? all.getLast().seen() : figures.seen(round);
        return all.stream().filter(one -> one.seen().equals(now)).toList();
    }
}
