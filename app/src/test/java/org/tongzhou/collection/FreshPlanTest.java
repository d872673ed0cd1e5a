package org.tongzhou.collection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.tongzhou.core.money.Amount;
import org.tongzhou.web.Formats;

/// A plan that is new owes no round yet, and a balance in it waits for none.
class FreshPlanTest extends RefundScene {

    @Override
    String code() {
        return "fresh-plan";
    }

    @Test
    void whoLeavesBeforeTheFirstNoticeDayWaitsForNoRound() {
        moveBetweenDebitAndNotice();
        publish();
        Member member = member();
        payIn(member, 50_00);
        tomorrow();
        assertThat(rounds.ofPlan(plan().number())).isEmpty();

        enrolments.leave(member.enrolment());

        assertThat(paidBack(member)).containsExactly(new Amount(50_00));
    }

    private void moveBetweenDebitAndNotice() {
        LocalDate today = LocalDate.ofInstant(gate.now(), Formats.ZONE);
        int days =
                (today.getDayOfMonth() <= 15 ? 16 : 16 + today.lengthOfMonth())
                        - today.getDayOfMonth();
        gate.moveTo(gate.now().plus(Duration.ofDays(days)));
    }
}
