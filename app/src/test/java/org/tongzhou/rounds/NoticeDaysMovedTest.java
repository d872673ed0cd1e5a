package org.tongzhou.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tongzhou.plans.ListedPlan;

/// A version that moves the notice days binds the rounds that are noticed from its day on.
class NoticeDaysMovedTest extends RoundScene {

    private static final String CODE = "notice-days-moved";

    @Override
    ListedPlan plan() {
        return plans.inForce(CODE, gate.now()).orElseThrow();
    }

    @Test
    void aRoundIsOpenedOnTheNoticeDayOfTheVersionThatWasInForceThen() {
        publish(1, LocalDate.of(2020, 1, 1), "[7, 21]");
        Round first = nextRound();
        while (first.noticeOn().getDayOfMonth() != 7) {
            first = nextRound();
        }
        LocalDate moved = first.noticeOn().withDayOfMonth(18);
        publish(2, moved, "[7, 17]");
        int next = first.number() + 1;

        advanceOn(moved);

        assertThat(plan().calendar().noticeDay(next)).isEqualTo(moved.withDayOfMonth(17));
        assertThat(rounds.find(plan().number(), next)).isEmpty();
        advanceOn(moved.withDayOfMonth(21));
        assertThat(rounds.find(plan().number(), next))
                .map(Round::noticeOn)
                .isEqualTo(Optional.of(moved.withDayOfMonth(21)));
    }

    private void advanceOn(LocalDate day) {
        gate.moveTo(
                day.atStartOfDay(plan().plan().zone()).toInstant().plus(Duration.ofHours(12)));
        machine.advance(Progress.UNWATCHED);
    }

    private void publish(int version, LocalDate from, String days) {
        new OwnPlan(plans, CODE)
                .publish(
                        version,
                        from,
                        text -> text.replaceFirst("noticeDays: \\[.*?]", "noticeDays: " + days));
    }
}
