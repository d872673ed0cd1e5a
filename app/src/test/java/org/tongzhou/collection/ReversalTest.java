package org.tongzhou.collection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tongzhou.books.Account;
import org.tongzhou.books.Books;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.round.Folio;
import org.tongzhou.gate.Moment;

/// What the bank takes back.
class ReversalTest extends BalanceScene {

    @Autowired private Answers answers;
    @Autowired private Balances book;
    @Autowired private Books books;
    @Autowired private BalanceRepository movements;
    @Autowired private ClosingRepository closings;
    @Autowired private LineRepository lines;

    @Test
    void aReversalOpensWhatItsInstructionTookAndNotWhatWasSetAgainstARefund() {
        publish();
        Member member = member();
        undone(() -> {
            Moment moment = gate.enter();
            Run run = new Run(2_000_000, today(), Run.Kind.RETRY, moment.epoch(), true);
            Line line = OpenLine.of(member, plan().number(), 1, 0, 3_00, today());
            lines.open(line, "test", "test", moment);
            var credited = LineRepository.Event.CREDITED;
            Line rest = lines.change(line, credited, new Amount(-1_00), null, "refund", moment);
            String instruction = run.instructionId(member.household());
            var paid = LineRepository.Event.PAID;
            lines.change(rest, paid, new Amount(-2_00), null, instruction, moment);

            answers.reversed(run, member.household(), moment);

            assertThat(debits.openOf(member.household())).isEqualTo(new Amount(2_00));
        });
    }

    @Test
    void aPaymentTakenBackAfterBalancesWereGivenBackIsTheOperatorsLoss() {
        publish();
        Member member = member();
        payIn(member, 30_00);
        undone(() -> {
            Moment moment = gate.enter();
            int plan = plan().number();
            int folio = Folio.of(member.household());
            var refund = BalanceRepository.Kind.REFUND;
            movements.insert(
                    member.household(), plan, new Amount(-30_00), refund, "closing", moment);
            closings.mark(folio, plan, ClosingRepository.Step.BALANCES, moment.instant());
            Amount before = losses();

            long order = debits.topUpOrders(member.household()).getFirst().number();
            book.takenBack(movements.order(order));

            assertThat(balance(member)).isEqualTo(Amount.ZERO);
            assertThat(losses().minus(before)).isEqualTo(new Amount(30_00));
        });
    }

    private Amount losses() {
        return books.balances(PLAN).getOrDefault(Account.OPERATOR_LOSSES, Amount.ZERO);
    }
}
