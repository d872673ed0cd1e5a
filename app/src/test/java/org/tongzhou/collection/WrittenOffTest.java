package org.tongzhou.collection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tongzhou.core.money.Amount;
import org.tongzhou.enrolment.Cause;
import org.tongzhou.rounds.PoolLosses;

/// What nobody will pay any more is packed when its round is closed: no line is stored for it.
class WrittenOffTest extends PostPaidScene {

    private static final Amount SHARE = new Amount(12_00);

    @Autowired private PoolLosses losses;
    @Autowired private OverviewRepository overview;

    @Override
    String code() {
        return "written-off-scene";
    }

    @Override
    String document() {
        return super.document().replace("lossBearer: operator", "lossBearer: next-round");
    }

    @Test
    void whoDidNotPayTwiceOwesNothingMoreAndTheNextRoundBearsIt() {
        publish();
        Member member = member("poor-");
        Amount before = lost();
        shareOneCase();
        int number = strikeOneCase();
        debit(number);
        close(number);

        assertThat(cause(member)).isEqualTo(Cause.ARREARS);
        assertThat(debits.openOf(member.household())).isEqualTo(Amount.ZERO);
        assertThat(takings(member))
                .containsExactly(Share.Taking.WRITTEN_OFF, Share.Taking.WRITTEN_OFF);
        assertThat(rows("collection.unpaid", member)).isZero();
        assertThat(rows("collection.line", member)).isZero();
        assertThat(lost().minus(before)).isEqualTo(SHARE.plus(SHARE));
        assertThat(shownToStaff()).isEqualTo(lost());
        assertBooksAgree();
    }

    @Test
    void whatSomebodyElseInTheHouseholdOwesStaysOpenAndIsPaidLater() {
        publish();
        Member member = member("poor-");
        shareOneCase();
        spouse(member);
        int number = strikeOneCase();
        debit(number);
        close(number);

        assertThat(cause(member)).isEqualTo(Cause.ARREARS);
        assertThat(debits.openOf(member.household())).isEqualTo(SHARE);
        assertThat(rows("collection.unpaid", member)).isEqualTo(1);
        assertBooksAgree();

        var household = members.household(member.household()).orElseThrow();
        members.mandate(household, new Amount(1_000_00), "ok-again", true);
        shareOneCase();

        assertThat(debits.openOf(member.household())).isEqualTo(Amount.ZERO);
        assertThat(takings(member))
                .filteredOn(taking -> taking != Share.Taking.AHEAD)
                .containsExactly(
                        Share.Taking.TAKEN,
                        Share.Taking.WRITTEN_OFF,
                        Share.Taking.PAID_LATER,
                        Share.Taking.WRITTEN_OFF);
        assertBooksAgree();
    }

    private void close(int number) {
        var calendar = plan().calendar();
        gate.moveTo(
                calendar.debitDay(number + 1)
                        .minusDays(1)
                        .atTime(9, 0)
                        .atZone(plan().plan().zone())
                        .toInstant());
        collection.advance();
    }

    private List<Share.Taking> takings(Member of) {
        return debits.shares(of.household()).stream().map(Share::taking).toList();
    }

    private Amount lost() {
        return losses.between(plan().number(), 0, Integer.MAX_VALUE);
    }

    private Amount shownToStaff() {
        return overview.writtenOff().stream()
                .filter(total -> total.plan() == plan().number())
                .map(OverviewRepository.LossTotal::amount)
                .reduce(Amount.ZERO, Amount::plus);
    }
}
