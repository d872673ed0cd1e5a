package org.tongzhou.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongzhou.books.Account;
import org.tongzhou.core.identity.OtherDocument;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.plan.Relation;
import org.tongzhou.core.plan.Sex;
import org.tongzhou.members.NewPerson;
import org.tongzhou.members.Registration;

/// Two act on a balance at the same moment, or somebody writes past the program.
class RefundRacesTest extends RefundScene {

    @Autowired private RefundReleases releases;
    @Autowired private RefundApprovalRepository approvals;
    @Autowired private Payouts sending;
    @Autowired private JdbcClient jdbc;

    @Override
    String code() {
        return "refund-races";
    }

    /// Does `first`, and `second` beside it, before the transaction of `first` ends.
    private void beside(Runnable first, Runnable second) throws Exception {
        CountDownLatch isDone = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(2)) {
            var one =
                    threads.submit(() ->
                            transaction.executeWithoutResult(_ -> {
                                first.run();
                                isDone.countDown();
                                await(mayEnd);
                            }));
            isDone.await();
            var two = threads.submit(second);
            untilItWaitsOrIsDone(two);
            mayEnd.countDown();
            one.get();
            two.get();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void untilItWaitsOrIsDone(Future<?> other) {
        while (!other.isDone() && !isSomebodyWaiting()) {
            Thread.onSpinWait();
        }
    }

    private boolean isSomebodyWaiting() {
        return jdbc.sql("select exists (select from pg_locks where not granted)")
                .query(Boolean.class)
                .single();
    }

    @Test
    void whoWaitedToMakeReadyDoesNotTakeBackWhatIsSent() throws Exception {
        Member member = memberWith(50_00);
        enrolments.leave(member.enrolment());
        collection.advance();
        int plan = plan().number();
        int through = releases.release(1, plan).orElseThrow().through();
        releases.confirm(2, plan, through);
        var today = today();

        beside(
                () -> {
                    approvals.makeReady(plan, through, 1_000);
                    sending.send(today);
                },
                () -> transaction.execute(_ -> approvals.makeReady(plan, through, 1_000)));

        assertThat(debits.payouts(member.household()).getFirst().state())
                .isIn(OwedPayout.State.PREPARED, OwedPayout.State.SENT);
        assertThatThrownBy(() -> setState(member, "READY")).hasMessageContaining("never goes back");
        collection.advance();
    }

    private void setState(Member member, String state) {
        jdbc.sql("update collection.payout set state = :state where household = :household")
                .param("state", state)
                .param("household", member.household())
                .update();
    }

    @Test
    void whatIsCancelledWhileItIsGivenStaysIn() throws Exception {
        Member member = memberWith(50_00);
        ask(member, 30_00);
        long number = orders.ofHousehold(member.household()).getFirst().number();

        beside(() -> orders.cancel(member.household(), number), orders::advance);

        assertThat(orders.ofHousehold(member.household()).getFirst().state())
                .isEqualTo(RefundOrder.State.CANCELLED);
        assertThat(balance(member)).isEqualTo(new Amount(50_00));
    }

    @Test
    void twoWhoLeaveAtTheSameMomentGetAllBack() throws Exception {
        publish();
        Member payer = member();
        long second = join(relative(payer));
        payIn(payer, 100_00);
        shareOneCase();

        beside(() -> enrolments.leave(payer.enrolment()), () -> enrolments.leave(second));

        assertThat(paidBack(payer)).containsExactly(new Amount(76_00));
    }

    @Test
    void whoLeavesWhileAPartIsOrderedGetsAllBack() throws Exception {
        Member member = memberWith(50_00);
        var household = members.household(member.household()).orElseThrow();
        UUID form = UUID.randomUUID();

        beside(
                () -> orders.order(household, plan(), new Amount(5_00), form),
                () -> enrolments.leave(member.enrolment()));

        assertThat(paidBack(member)).containsExactly(new Amount(50_00));
    }

    @Test
    void whoJoinedAgainMayAskThoughAllWasToGoBack() {
        Member member = memberWith(50_00);
        strikeOneCase();
        enrolments.leave(member.enrolment());
        join(enrolments.find(member.enrolment()).orElseThrow().person());

        assertThat(ask(member, 1_00)).isEqualTo(new Refunding.Ordered());
    }

    @Test
    void aFamilyLeavesInWhatEachOfItJoinedWith() {
        publish();
        Member payer = member();
        join(relative(payer));
        join(relative(payer));
        payIn(payer, 100_00);

        assertThat(ask(payer, 40_01)).isEqualTo(new Refunding.TooMuch(new Amount(40_00)));
    }

    private long relative(Member payer) {
        var household = members.household(payer.household()).orElseThrow();
        String number = UUID.randomUUID().toString().substring(0, 30);
        var who = new NewPerson("Li Two", new OtherDocument("SG", number, BORN, Sex.FEMALE));
        var registered = members.register(household, who, Relation.PARENT, true);
        return ((Registration.Registered) registered).person();
    }

    @Test
    void noPayoutIsBornReleased() {
        Member member = memberWith(50_00);

        assertThatThrownBy(() -> insert(member, 1, "READY")).hasMessageContaining("is owed before");
        assertThatThrownBy(() -> insert(member, 2, "READY"))
                .hasMessageContaining("after it bounced");
    }

    private void insert(Member member, int attempt, String state) {
        String row =
                """
                insert into collection.payout (payout, attempt, plan, round, kind, folio, household,
                    amount_minor, state, due_on, epoch, created_at)
                values ('stray', :attempt, :plan, 0, 'BALANCE', :household >> 15, :household, 4242,
                    :state, current_date, 0, now())
                """;
        jdbc.sql(row)
                .param("attempt", attempt)
                .param("plan", plan().number())
                .param("household", member.household())
                .param("state", state)
                .update();
    }

    @Test
    void aRefundThatNobodyMadeIsFoundByTheCheckOfTheBooks() {
        Member member = memberWith(50_00);
        assertThat(check.run()).noneMatch(one -> one.plan().equals(code()));
        undone(() -> {
            insert(member, 1, "OWED");

            assertThat(check.run())
                    .extracting(BooksCheck.Finding::account)
                    .contains(Account.REFUNDS_PAYABLE);
        });
    }
}
