package org.tongzhou.rounds;

import java.time.Instant;
import org.springframework.stereotype.Component;
import org.tongzhou.claims.Claims;
import org.tongzhou.core.round.Fold;
import org.tongzhou.core.round.FolioSpans;
import org.tongzhou.core.round.PlanRounds;
import org.tongzhou.enrolment.Enrolments;
import org.tongzhou.enrolment.Membership;
import org.tongzhou.enrolment.MovedMembers;
import org.tongzhou.enrolment.Rejoined;
import org.tongzhou.enrolment.Spans;
import org.tongzhou.plans.ListedPlan;

/// Lets members follow into the household they moved to, before a round is frozen.
///
/// Who joined again carries on what he was charged before he left, as who moves does.
///
/// Every earlier round is struck then, so what the cap period has charged is known to the fen. Who
/// has a claim under way stays until it is decided: it was reported for the household he was in.
@Component
class Following {

    private final Claims claims;
    private final Enrolments enrolments;
    private final MovedMembers moved;
    private final Rejoined rejoined;
    private final Spans spans;
    private final RoundTables tables;

    Following(
            Claims claims,
            Enrolments enrolments,
            MovedMembers moved,
            Rejoined rejoined,
            Spans spans,
            RoundTables tables) {
        this.claims = claims;
        this.enrolments = enrolments;
        this.moved = moved;
        this.rejoined = rejoined;
        this.spans = spans;
        this.tables = tables;
    }

    void follow(Round round, ListedPlan plan) {
        // First: who joined again and moves with this round takes along what he carries.
        carryOn(round);
        Instant notice = plan.calendar().noticeInstant(round.number());
        for (long enrolment : moved.due(round.plan(), notice)) {
            if (!claims.isOpenFor(enrolment)) {
                moved.follow(enrolment, round.number(), notice, carried(enrolment, round));
            }
        }
    }

    private void carryOn(Round round) {
        for (long person : rejoined.due(round.plan(), round.number())) {
            long charged =
                    rejoined.before(round.plan(), person)
                            .map(one -> carried(one.enrolment(), round))
                            .orElse(0L);
            rejoined.carry(round.plan(), person, round.number(), charged);
        }
    }

    private long carried(long enrolment, Round round) {
        Membership one = enrolments.find(enrolment).orElseThrow();
        FolioSpans rows = spans.of(one.plan(), one.household(), enrolment, Integer.MAX_VALUE);
        PlanRounds table = tables.upTo(round);
        return new Fold(table).chargedBefore(rows, 0, rows.size(), round.number());
    }
}
