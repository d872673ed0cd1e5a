package org.tongzhou.collection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tongzhou.enrolment.Cause;
import org.tongzhou.rounds.Round;
import org.tongzhou.rounds.RoundState;

/// When open shares end cover and are written off.
class ArrearsTest extends BalanceScene {

    @Autowired private Arrears arrears;
    @Autowired private LineRepository lines;

    @Test
    void whatAClaimantOwesIsLeftToBeDeductedWhileHisClaimIsOpen() {
        publish();
        shareOneCase();
        Member member = member();
        undone(() -> {
            Round round = nextRound();
            owes(member, round.number(), 0);
            owes(member, round.number() - 1, 0);
            approvedAccident(member);

            assertThat(isLost(member, round)).isFalse();
        });
    }

    @Test
    void twoFailedRoundsEndCoverAndALateChargeIsNoRoundOfItsOwn() {
        publish();
        shareOneCase();
        Member late = member();
        Member failed = member();
        undone(() -> {
            Round round = nextRound();
            owes(late, round.number(), 0);
            owes(late, round.number() - 1, 1);
            owes(failed, round.number(), 0);
            owes(failed, round.number() - 1, 0);

            assertThat(isLost(late, round)).isFalse();
            assertThat(isLost(failed, round)).isTrue();
            assertThat(cause(failed)).isEqualTo(Cause.ARREARS);
        });
    }

    /// A round in which a member who joins now shares.
    private Round nextRound() {
        int number = plan().calendar().firstOnOrAfter(today()) + 2;
        LocalDate day = today();
        return new Round(
                plan().number(),
                number,
                RoundState.COLLECTING,
                plan().plan().version(),
                day,
                day,
                OptionalInt.empty(),
                0,
                0);
    }

    private void owes(Member member, int round, int correction) {
        Line line = OpenLine.of(member, plan().number(), round, correction, 1_00, today());
        lines.open(line, "test", "test", gate.enter());
    }

    private boolean isLost(Member member, Round round) {
        List<Line> open = lines.ofHousehold(member.household());
        return arrears.isLost(plan(), round, round.number(), open);
    }
}
