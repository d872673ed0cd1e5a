package org.tongzhou.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tongzhou.Browser;
import org.tongzhou.accounts.Account;
import org.tongzhou.collection.CollectionMachine;
import org.tongzhou.collection.Debits;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.plan.Relation;
import org.tongzhou.members.Registration;
import org.tongzhou.plans.ListedPlan;

/// A pre-paid plan is joined with a first payment: Easy Mutual with 3 yuan. It asks for 10, warns
/// below 5, and waits 180 days.
class FirstPaymentTest extends JoinScene {

    private static final String EASY = "easy-mutual";
    private static final LocalDate BORN = LocalDate.of(1980, 5, 6);
    private static final Amount THREE_YUAN = new Amount(3_00);

    @Autowired private CollectionMachine collection;
    @Autowired private Debits debits;
    @Autowired private Waits waits;

    @BeforeEach
    void publishEasyMutual() {
        plans.publishShipped(List.of(EASY + ".yaml"));
    }

    @Override
    ListedPlan plan() {
        return plans.inForce(EASY, gate.now()).orElseThrow();
    }

    private Registration.Registered payer(Account account, String bank) {
        var payer = (Registration.Registered) members.register(account.id(), person(BORN));
        members.mandate(payer.household(), new Amount(50_00), bank, true);
        return payer;
    }

    private static String bank(String mark) {
        return mark + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    private Admitted.Joined join(long person) {
        return (Admitted.Joined) enrolments.join(healthy(person));
    }

    private Membership membership(Admitted.Joined joined) {
        return enrolments.find(joined.enrolment()).orElseThrow();
    }

    private Amount balance(Registration.Registered payer) {
        return debits.balance(payer.household().number(), plan().number());
    }

    private void exchange() {
        collection.advance();
        collection.advance();
    }

    @Test
    void whoLeavesBeforeItIsTakenReadsThatCoverHasNotBegun() {
        Account account = account();
        var payer = payer(account, bank("ok"));
        Admitted.Joined joined = join(payer.person());

        String page = "/me/memberships/" + joined.enrolment() + "/leave";

        assertThat(signedIn(account).get(page).body())
                .contains("Not begun: the first payment of CNY\u00a03.00 is not taken yet")
                .doesNotContain("Cover ended");
    }

    @Test
    void itIsJoinedWithThreeYuanAndNothingBeginsBeforeTheyAreTaken() {
        var payer = payer(account(), bank("ok"));

        Admitted.Joined joined = join(payer.person());
        Membership before = membership(joined);
        LocalDate joinedOn = today();
        gate.moveTo(gate.now().plus(Duration.ofDays(3)));
        exchange();
        Membership after = membership(joined);

        assertThat(joined.firstPayment()).isEqualTo(THREE_YUAN);
        assertThat(before.cause()).isEqualTo(Cause.UNPAID);
        assertThat(before.livesIn(before.firstRound())).isFalse();
        assertThat(before.coverEndsOn(plan())).contains(joinedOn);
        assertThat(after.cause()).isEqualTo(Cause.JOINED);
        assertThat(balance(payer)).isEqualTo(THREE_YUAN);
        assertThat(after.coveredFrom()).isEqualTo(joinedOn.plusDays(3).plusDays(181));
        assertThat(plan().calendar().noticeDay(after.firstRound())).isAfter(joinedOn.plusDays(3));
    }

    @Test
    void whoseBankRefusesBeginsOnTheDayHePaysInHimself() {
        Account account = account();
        var payer = payer(account, bank("poor"));
        Admitted.Joined joined = join(payer.person());
        Browser browser = signedIn(account);

        exchange();
        String waiting = browser.get("/me/memberships/" + joined.enrolment()).body();
        String balancePage = browser.get("/me/balance").body();
        members.mandate(payer.household(), new Amount(50_00), bank("ok"), true);
        exchange();
        Cause refused = membership(joined).cause();
        debits.topUp(payer.household(), plan().number(), new Amount(2_99), today());
        exchange();
        Cause tooLittle = membership(joined).cause();
        debits.topUp(payer.household(), plan().number(), new Amount(1), today());
        exchange();

        assertThat(waiting).contains("Not begun: the first payment of", "See and pay in");
        assertThat(balancePage).contains("Not begun: the plan is joined with");
        assertThat(refused).isEqualTo(Cause.UNPAID);
        assertThat(tooLittle).isEqualTo(Cause.UNPAID);
        assertThat(membership(joined).cause()).isEqualTo(Cause.JOINED);
        assertThat(membership(joined).coveredFrom()).isEqualTo(today().plusDays(181));
    }

    @Test
    void aPaymentIsOrderedOnceAsSoonAsTheAccountMayBeDebited() {
        var payer = registered(BORN);
        Admitted.Joined joined = join(payer.person());
        exchange();
        var before = debits.topUpOrders(payer.household().number());

        members.mandate(payer.household(), new Amount(50_00), bank("ok"), false);
        var unchecked = debits.topUpOrders(payer.household().number());
        String bank = bank("ok");
        members.mandate(payer.household(), new Amount(50_00), bank, true);
        members.mandate(payer.household(), new Amount(60_00), bank, true);
        exchange();

        assertThat(before).isEmpty();
        assertThat(unchecked).isEmpty();
        assertThat(debits.topUpOrders(payer.household().number())).hasSize(1);
        assertThat(membership(joined).cause()).isEqualTo(Cause.JOINED);
    }

    @Test
    void everyMemberOfAHouseholdJoinsWithAPaymentOfHisOwn() {
        var payer = payer(account(), bank("poor"));
        var child =
                (Registration.Registered)
                        members.register(
                                payer.household(),
                                person(today().minusYears(9)),
                                Relation.CHILD,
                                true);
        Admitted.Joined first = join(payer.person());
        Admitted.Joined second = join(child.person());
        exchange();

        members.mandate(payer.household(), new Amount(50_00), bank("ok"), true);
        debits.topUp(payer.household(), plan().number(), new Amount(5_00), today());
        exchange();
        Cause one = membership(first).cause();
        Cause other = membership(second).cause();
        debits.topUp(payer.household(), plan().number(), new Amount(1_00), today());
        exchange();

        assertThat(one).isEqualTo(Cause.JOINED);
        assertThat(other).isEqualTo(Cause.UNPAID);
        assertThat(balance(payer)).isEqualTo(new Amount(6_00));
        assertThat(membership(second).cause()).isEqualTo(Cause.JOINED);
    }

    @Test
    void whoLeavesBeforeHePaidWasNeverCoveredAndALaterPaymentBeginsNothing() {
        var payer = payer(account(), bank("poor"));
        Admitted.Joined joined = join(payer.person());
        exchange();

        enrolments.leave(joined.enrolment());
        members.mandate(payer.household(), new Amount(50_00), bank("ok"), true);
        debits.topUp(payer.household(), plan().number(), new Amount(3_00), today());
        exchange();

        Membership left = membership(joined);
        assertThat(left.cause()).isEqualTo(Cause.LEFT);
        assertThat(left.hasBegun()).isFalse();
        assertThat(left.coverEndsOn(plan())).contains(today());
        assertThat(waits.before(plan().number(), payer.person())).isEmpty();
        assertThat(join(payer.person()).enrolment()).isNotEqualTo(joined.enrolment());
    }

    @Test
    void theJoinPageSaysWhatIsTakenFirstAndWhatIsAskedForLater() {
        Account account = account();
        var payer = payer(account, bank("ok"));
        Browser browser = signedIn(account);
        browser.get("/me/join/" + EASY);

        var fields = Map.of("step", "WHO", "person", "" + payer.person(), "country", "CN");
        String page = browser.post("/me/join/" + EASY, fields).body();

        assertThat(page).contains("You join with a first payment of");
        assertThat(page).containsPattern("3\\.00.*5\\.00.*10\\.00");
        assertThat(page).contains("Who joins today is covered from");
    }
}
