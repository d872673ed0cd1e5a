package org.tongzhou.collection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongzhou.core.money.Amount;
import org.tongzhou.enrolment.Cause;

/// A balance is the household's: what is above the plan's warning goes back whenever it is asked
/// for, and all of it once nobody of the household is in the plan any more.
class RefundTest extends RefundScene {

    @Autowired private JdbcClient jdbc;

    @Test
    void whatIsAboveTheWarningGoesBackAndNoMore() {
        Member member = memberWith(50_00);

        assertThat(ask(member, 30_01)).isEqualTo(new Refunding.TooMuch(new Amount(30_00)));
        assertThat(ask(member, 30_00)).isEqualTo(new Refunding.Ordered());

        assertThat(paidBack(member)).containsExactly(new Amount(30_00));
        assertThat(balance(member)).isEqualTo(new Amount(20_00));
        assertThat(cause(member)).isEqualTo(Cause.JOINED);
        assertThat(ask(member, 1)).isEqualTo(new Refunding.TooMuch(Amount.ZERO));
        assertBooksAgree();
    }

    @Test
    void aShareThatIsNoticedIsTakenFirst() {
        Member member = memberWith(50_00);
        int round = strikeOneCase();

        ask(member, 25_00);

        assertThat(paidBack(member)).isEmpty();
        debit(round);
        assertThat(paidBack(member)).containsExactly(new Amount(18_00));
        assertThat(balance(member)).isEqualTo(new Amount(20_00));
        assertBooksAgree();
    }

    @Test
    void whoLeavesGetsAllBackWithoutAsking() {
        Member member = memberWith(50_00);

        enrolments.leave(member.enrolment());

        assertThat(paidBack(member)).containsExactly(new Amount(50_00));
        assertThat(balance(member)).isEqualTo(Amount.ZERO);
        assertBooksAgree();
    }

    @Test
    void whoLeavesAfterANoticeDayPaysThatRoundAndGetsTheRest() {
        Member member = memberWith(50_00);
        ask(member, 5_00);
        assertThat(paidBack(member)).containsExactly(new Amount(5_00));
        int round = strikeOneCase();
        ask(member, 5_00);

        enrolments.leave(member.enrolment());

        assertThat(paidBack(member)).hasSize(1);
        debit(round);
        assertThat(paidBack(member)).containsExactly(new Amount(5_00), new Amount(33_00));
        assertThat(orders.ofHousehold(member.household()))
                .extracting(RefundOrder::state)
                .containsExactly(
                        RefundOrder.State.GIVEN,
                        RefundOrder.State.REPLACED,
                        RefundOrder.State.GIVEN);
        assertBooksAgree();
    }

    @Test
    void whoseCoverEndsOtherwiseGetsAllBackWithoutAsking() {
        Member member = memberWith(50_00);
        enrolments.end(
                member.enrolment(),
                plan().calendar().lastAtOrBefore(gate.now()),
                Cause.UNTRUE_DECLARATION);

        assertThat(paidBack(member)).containsExactly(new Amount(50_00));
        assertBooksAgree();
    }

    @Test
    void whatNobodyOrderedIsOrderedWithTheNextRound() {
        Member member = memberWith(50_00);
        enrolments.leave(member.enrolment());
        long number = orders.ofHousehold(member.household()).getFirst().number();
        jdbc.sql("update collection.refund_order set state = 'CANCELLED' where refund_order = ?")
                .param(number)
                .update();
        assertThat(paidBack(member)).isEmpty();
        assertThat(signedIn(member.account()).get("/me/balance").body())
                .contains("after the next debit day", "/refund");

        shareOneCase();

        assertThat(paidBack(member)).containsExactly(new Amount(50_00));
        assertBooksAgree();
    }

    @Test
    void aPaymentThatArrivesAfterLeavingGoesBackOnceItIsSettled() {
        Member member = memberWith(50_00);
        enrolments.leave(member.enrolment());
        assertThat(paidBack(member)).containsExactly(new Amount(50_00));

        payIn(member, 7_00);
        assertThat(paidBack(member)).containsExactly(new Amount(50_00));
        tomorrow();

        assertThat(paidBack(member)).containsExactly(new Amount(50_00), new Amount(7_00));
        assertBooksAgree();
    }

    @Test
    void whoJoinsAgainBeforeItWentKeepsHisBalance() {
        Member member = memberWith(50_00);
        int round = strikeOneCase();
        enrolments.leave(member.enrolment());
        join(enrolments.find(member.enrolment()).orElseThrow().person());

        debit(round);

        assertThat(paidBack(member)).isEmpty();
        assertThat(balance(member)).isEqualTo(new Amount(38_00));
    }

    @Test
    void whatIsOpenIsPaidBeforeAnythingGoesBack() {
        Member member = memberWith(50_00);
        Line line = OpenLine.of(member, plan().number(), 1, 1, 3_00, today());
        transaction.executeWithoutResult(_ -> lines.open(line, "test", "test", gate.enter()));

        enrolments.leave(member.enrolment());

        assertThat(paidBack(member)).containsExactly(new Amount(47_00));
        assertThat(debits.openOf(member.household())).isEqualTo(Amount.ZERO);
    }

    @Test
    void anotherOrderWaitsForTheFirstAndOneThatIsTakenBackStaysIn() {
        Member member = memberWith(50_00);
        int round = strikeOneCase();
        ask(member, 5_00);
        assertThat(ask(member, 6_00)).isEqualTo(new Refunding.Waits());
        long number = orders.ofHousehold(member.household()).getFirst().number();
        Member other = member();

        assertThat(orders.cancel(other.household(), number)).isFalse();
        assertThat(orders.cancel(member.household(), number)).isTrue();
        assertThat(orders.cancel(member.household(), number)).isFalse();

        debit(round);
        assertThat(paidBack(member)).isEmpty();
        assertThat(balance(member)).isEqualTo(new Amount(38_00));
    }

    @Test
    void nothingIsPaidWhereNobodyKnowsWhoseTheAccountIs() {
        Member member = memberWith(50_00);
        var household = members.household(member.household()).orElseThrow();
        members.mandate(household, new Amount(1_000_00), "ok-not-checked", false);

        assertThat(ask(member, 5_00)).isEqualTo(new Refunding.NoAccount());
    }
}
