package org.tongzhou.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.tongzhou.books.Account;
import org.tongzhou.books.Books;
import org.tongzhou.books.Entry;
import org.tongzhou.collection.BooksCheck;
import org.tongzhou.collection.Debits;
import org.tongzhou.collection.OwedPayout;
import org.tongzhou.core.money.Amount;
import org.tongzhou.demo.Village.Seen;
import org.tongzhou.demo.Village.Villager;
import org.tongzhou.enrolment.Cause;
import org.tongzhou.enrolment.Enrolments;
import org.tongzhou.plans.Closing;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;

/// A plan that is joined with a payment is closed while somebody has not paid it: his membership
/// ends with the others', and nothing is taken for a plan that is being closed and kept.
class UnpaidAtClosingTest {

    private static final LocalDate COVER_ENDS = LocalDate.of(2025, 2, 7);
    private static final Amount THIRTY_YUAN = new Amount(30_00);
    private static final String NEVER = "ok-never";
    private static final String EARLY = "ok-early";
    private static final String SUSPENDED = "ok-suspended";

    private static Ground.Run run;
    private static ConfigurableApplicationContext context;
    private static Village village;
    private static ListedPlan plan;

    @BeforeAll
    static void aPlanIsClosedInWhichSomeHaveNotPaid() throws IOException {
        Path folder = Files.createTempDirectory("tongzhou-closing");
        run = Ground.Run.in(folder);
        context = Ground.start(run);
        village = new Village(context, run);
        plan =
                village.publish(
                        "closing-unpaid",
                        Village.shipped("demo/demo-waterdrop.yaml", "closing-unpaid"));
        for (int i = 1; i <= 3; i++) {
            village.settle(plan, "ok-1" + i);
        }
        village.settle(plan, SUSPENDED);
        village.settleWithoutMandate(plan, NEVER);
        village.settleWithoutMandate(plan, EARLY);
        village.liveUntil(LocalDate.of(2025, 1, 8));
        suspend(SUSPENDED);
        village.close(plan, COVER_ENDS);
        village.giveMandate(EARLY);
        village.liveUntil(LocalDate.of(2025, 3, 20));
        assertThat(village.bean(Plans.class).closing(plan.number()))
                .map(Closing::isDone)
                .contains(true);
    }

    @AfterAll
    static void leave() {
        context.close();
        run.close();
    }

    private static long household(String bank) {
        return village.of(bank).household().number();
    }

    private static Debits debits() {
        return village.bean(Debits.class);
    }

    @Test
    void theMembershipOfWhoHasNotPaidEndsWithThePlanAndItsSeatIsFree() {
        Enrolments enrolments = village.bean(Enrolments.class);

        for (String bank : List.of(NEVER, EARLY)) {
            Villager one = village.of(bank);
            var membership = enrolments.find(one.enrolment()).orElseThrow();
            assertThat(membership.cause()).as(bank).isEqualTo(Cause.CLOSED);
            assertThat(membership.hasBegun()).as(bank).isFalse();
            assertThat(membership.coverEndsOn(plan)).contains(Village.START);
        }
        assertThat(enrolments.count(plan.number())).isZero();
    }

    private static void suspend(String bank) {
        int last = plan.calendar().firstOnOrAfter(village.today()) - 1;
        village.bean(Enrolments.class).end(village.of(bank).enrolment(), last, Cause.SUSPENDED);
    }

    @Test
    void whoIsSuspendedHasNoSeatToComeBackToAndGetsHisBalance() {
        var membership =
                village.bean(Enrolments.class)
                        .find(village.of(SUSPENDED).enrolment())
                        .orElseThrow();

        assertThat(membership.cause()).isEqualTo(Cause.SUSPENDED);
        assertThat(village.bean(Enrolments.class).count(plan.number())).isZero();
        assertThat(village.seen(SUSPENDED).paid()).isEqualTo(village.seen(SUSPENDED).taken());
        assertThat(village.signedIn(SUSPENDED).get("/me/balance").body())
                .doesNotContain("Your cover is suspended");
    }

    @Test
    void aMandateThatIsGivenOnceThePlanIsBeingClosedOrdersNoFirstPayment() {
        village.giveMandate(NEVER);
        village.liveUntil(village.today().plusDays(3));

        for (String bank : List.of(NEVER, EARLY)) {
            assertThat(debits().topUpOrders(household(bank))).as(bank).isEmpty();
            assertThat(village.seen(bank)).as(bank).isEqualTo(new Seen(0, 0));
        }
    }

    @Test
    void whatArrivesOnceBalancesWentBackGoesBackToo() {
        String bank = "ok-12";
        Seen before = village.seen(bank);
        LocalDate today = village.today();

        debits().topUp(village.of(bank).household(), plan.number(), THIRTY_YUAN, today);
        village.liveUntil(today.plusDays(10));
        Seen once = village.seen(bank);
        village.again();

        long thirty = THIRTY_YUAN.minor();
        assertThat(once).isEqualTo(new Seen(before.taken() + thirty, before.paid() + thirty));
        assertThat(village.seen(bank)).isEqualTo(once);
        assertThat(debits().balance(household(bank), plan.number())).isEqualTo(Amount.ZERO);
        assertThat(debits().payouts(household(bank)))
                .extracting(OwedPayout::state)
                .containsOnly(OwedPayout.State.PAID);
        assertThat(village.bean(Books.class).balances(plan.code()))
                .containsEntry(Account.PREPAID, Amount.ZERO)
                .containsEntry(Account.REFUNDS_PAYABLE, Amount.ZERO);
        assertThat(village.bean(BooksCheck.class).run()).isEmpty();
    }

    @Test
    void aBalanceThatIsLeftOnceBalancesWentBackIsFound() {
        village.bean(TransactionTemplate.class)
                .executeWithoutResult(status -> {
                    stray(household("ok-13"));

                    List<BooksCheck.Finding> findings = village.bean(BooksCheck.class).run();

                    status.setRollbackOnly();
                    assertThat(findings)
                            .contains(
                                    new BooksCheck.Finding(
                                            plan.code(),
                                            Account.PREPAID,
                                            THIRTY_YUAN.negated(),
                                            Amount.ZERO));
                });
    }

    /// Thirty yuan in a balance and in the books, as they were left before they were given back.
    private static void stray(long household) {
        String row =
                """
                insert into collection.top_up (folio, household, plan, top_up, amount_minor, kind,
                    ref, epoch, at)
                select folio, household, plan, 1000000, 3000, 'TOP_UP', 'stray', epoch, at
                from collection.top_up where household = :household limit 1
                """;
        assertThat(village.bean(JdbcClient.class).sql(row).param("household", household).update())
                .isEqualTo(1);
        village.bean(Books.class)
                .post(
                        Entry.of("debits/stray", village.today(), plan.code(), "Paid in")
                                .debit(Account.DEBITS_IN_TRANSIT, THIRTY_YUAN)
                                .credit(Account.PREPAID, THIRTY_YUAN));
    }
}
