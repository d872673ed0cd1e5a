package org.tongzhou.collection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.tongzhou.books.Account;
import org.tongzhou.core.money.Amount;
import org.tongzhou.rounds.RoundState;
import org.tongzhou.rounds.Step;

/// A pre-paid plan that warns below 20 yuan and costs 12 for a case, and what goes back of it.
abstract class RefundScene extends BalanceScene {

    @Autowired RefundOrders orders;
    @Autowired LineRepository lines;
    @Autowired BooksCheck check;

    @Override
    String code() {
        return "taken-out";
    }

    /// With those that were passed over on the way: they cost nothing, and are taken all the same.
    @Override
    void debit(int number) {
        rounds.ofPlan(plan().number()).stream()
                .filter(round -> round.number() < number && round.state() == RoundState.STRUCK)
                .forEach(round -> release(round.number(), Step.DEBITS));
        super.debit(number);
    }

    /// A member of whose first round the share has been taken since.
    Member memberWith(long minor) {
        publish();
        Member member = member();
        payIn(member, minor + 12_00);
        shareOneCase();
        assertThat(balance(member)).isEqualTo(new Amount(minor));
        return member;
    }

    /// Another day has come, and the provider settles the one before.
    void tomorrow() {
        gate.moveTo(gate.now().plus(Duration.ofDays(1)));
        collection.advance();
    }

    Refunding ask(Member member, long minor) {
        var household = members.household(member.household()).orElseThrow();
        return debits.refund(household, plan(), new Amount(minor), UUID.randomUUID());
    }

    /// What is paid out to the member of his balance, whether it has arrived or not.
    List<Amount> paidBack(Member member) {
        collection.advance();
        return debits.payouts(member.household()).stream()
                .filter(payout -> payout.kind() == OwedPayout.Kind.BALANCE)
                .map(OwedPayout::amount)
                .toList();
    }

    void assertBooksAgree() {
        assertThat(check.run())
                .noneMatch(one -> one.plan().equals(code()) && one.account() == Account.PREPAID);
    }
}
