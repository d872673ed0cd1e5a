package org.tongzhou.collection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.tongzhou.enrolment.Cause;
import org.tongzhou.enrolment.Membership;
import org.tongzhou.rounds.Progress;
import org.tongzhou.rounds.Round;
import org.tongzhou.rounds.RoundState;

/// A server that dies while it closes a round leaves nothing to chance: cover of all who did not
/// pay ends with the same round, and the next is frozen after that.
class ClosingHalfDoneTest extends PostPaidScene {

    @Override
    String code() {
        return "closing-half-done";
    }

    @Test
    void theNextRoundIsFrozenOnceTheClosingThatHasBegunIsDone() {
        publish();
        Member poor = member("poor-");
        debit(strikeOneCase());
        int second = strikeOneCase();
        debit(second);
        int third = strikeOneCase();
        assertThat(cause(poor)).isEqualTo(Cause.JOINED);

        assertThat(rounds.beginClosing(round(second))).isEqualTo(third);
        gate.moveTo(plan().calendar().noticeInstant(third + 1).plus(Duration.ofHours(1)));
        machine.advance(Progress.UNWATCHED);
        RoundState meanwhile = round(third + 1).state();
        collection.advance();
        machine.advance(Progress.UNWATCHED);

        assertThat(meanwhile).isEqualTo(RoundState.OPEN);
        assertThat(rounds.beginClosing(round(second))).as("it stays so").isEqualTo(third);
        assertThat(round(second).state()).isEqualTo(RoundState.CLOSED);
        assertThat(round(third + 1).state()).isEqualTo(RoundState.ANNOUNCED);
        Membership ended = enrolments.find(poor.enrolment()).orElseThrow();
        assertThat(ended.cause()).isEqualTo(Cause.ARREARS);
        assertThat(ended.lastRound()).isEqualTo(third);
    }

    private Round round(int number) {
        return rounds.find(plan().number(), number).orElseThrow();
    }
}
