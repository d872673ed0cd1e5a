package org.tongzhou.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.tongzhou.accounts.Accounts;
import org.tongzhou.accounts.Role;
import org.tongzhou.claims.Claims;
import org.tongzhou.claims.Reported;
import org.tongzhou.collection.Debits;
import org.tongzhou.collection.OwedPayout;
import org.tongzhou.core.money.Amount;
import org.tongzhou.enrolment.Admitted;
import org.tongzhou.enrolment.Cause;
import org.tongzhou.enrolment.CorrectionKind;
import org.tongzhou.enrolment.Enrolments;
import org.tongzhou.enrolment.Membership;
import org.tongzhou.enrolment.ProposedCorrections;
import org.tongzhou.enrolment.ProposedCorrections.Outcome;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.rounds.Difference;
import org.tongzhou.rounds.Differences;
import org.tongzhou.rounds.PassbookLine;
import org.tongzhou.rounds.Rounds;

/// Members marry between two rounds: the household that they leave pays for the rounds before, the
/// one that they join for those after, and nothing is lost, doubled or above the yearly cap.
///
/// A round of one case costs each member 54 yuan where six share; the cap is 80 a year. Only at the
/// end, when the plan is closed, all shares go back to whoever paid them.
class MovedMemberTest {

    private static final Amount FIRST_SHARE = new Amount(54_00);
    private static final Amount REST_OF_CAP = new Amount(26_00);
    private static final LocalDate COVER_ENDS = LocalDate.of(2025, 4, 7);

    private static Path folder = Path.of("");
    private static Ground.Run run;
    private static ConfigurableApplicationContext context;
    private static Village village;
    private static ListedPlan shared;
    private static ListedPlan prePaid;
    private static ListedPlan corrected;
    private static Admitted again;
    private static Cause whileClaiming;
    private static Amount balanceLeft;
    private static Cause withoutBalance;
    private static List<Difference> preview = List.of();
    private static String certificate = "";
    private static String receiptBefore = "";
    private static String receiptAfter = "";
    private static String lifePage = "";

    @BeforeAll
    static void twoPlansAndSomeWeddings() throws IOException {
        folder = Files.createTempDirectory("tongzhou-moves");
        run = Ground.Run.in(folder);
        context = Ground.start(run);
        village = new Village(context, run);
        shared = plan("moves-shared", "meituan.yaml", "300.00");
        prePaid = plan("moves-balance", "demo/demo-waterdrop.yaml", "30.00");
        corrected = plan("moves-corrected", "meituan.yaml", "30.00");
        settle(shared, "ok-1", "ok-2", "ok-3", "ok-4", "poor-5", "ok-6", "ok-7");
        settle(prePaid, "ok-11", "ok-12", "ok-13");
        settle(corrected, "ok-21", "ok-22", "ok-23", "ok-24");
        village.liveUntil(LocalDate.of(2025, 1, 3));
        village.approved("ok-6", village.today());
        village.approved("ok-23", village.today());
        village.approved("ok-13", village.today());
        village.liveUntil(LocalDate.of(2025, 1, 16));
        village.approved("ok-7", village.today());
        long claim = ((Reported.Accepted) village.report("ok-3", village.today())).claim();
        for (String bank : List.of("ok-1", "ok-3", "poor-5")) {
            village.marry(shared, bank, "ok-2");
        }
        balanceLeft = balance("ok-11");
        village.marry(prePaid, "ok-11", "ok-12");
        village.approved("ok-24", village.today());
        village.marry(corrected, "ok-21", "ok-22");
        village.liveUntil(LocalDate.of(2025, 1, 30));
        again = village.join(shared, membership("ok-1").person());
        whileClaiming = membership("ok-3").cause();
        village.bean(Claims.class).withdraw(claim, village.of("ok-3").account().id());
        look();
        village.liveUntil(LocalDate.of(2025, 2, 10));
        withoutBalance = now("ok-11").cause();
        neverShould("ok-21");
        village.liveUntil(LocalDate.of(2025, 3, 8));
        village.close(shared, COVER_ENDS);
        village.liveUntil(LocalDate.of(2025, 5, 25));
    }

    private static ListedPlan plan(String code, String file, String amount) throws IOException {
        return village.publish(code, document(file, code, amount));
    }

    private static void settle(ListedPlan plan, String... banks) {
        for (String bank : banks) {
            village.settle(plan, bank);
        }
    }

    /// It turns out that he had died before he joined: what two persons put right, and first see.
    private static void neverShould(String bank) {
        var proposals = village.bean(ProposedCorrections.class);
        var day = Optional.of(corrected.calendar().noticeDay(membership(bank).firstRound() - 1));
        Membership goesOn = proposals.subject(membership(bank).enrolment()).orElseThrow();
        var truth = proposals.truth(goesOn, CorrectionKind.DEATH, day);
        preview = village.bean(Differences.class).of(goesOn, truth);
        long by = staff("reviewer", Role.REVIEWER);
        var proposed =
                (Outcome.Proposed)
                        proposals.propose(goesOn, CorrectionKind.DEATH, day, "found late", by);
        proposals.confirm(proposed.proposal().number(), staff("finance", Role.FINANCE));
    }

    private static long staff(String name, Role role) {
        return village.bean(Accounts.class).createForDemo(name, Set.of(role)).id();
    }

    private static void look() {
        long before = village.of("ok-1").enrolment();
        long after = now("ok-1").enrolment();
        var old = village.signedIn("ok-1");
        certificate = old.get("/me/memberships/" + before + "/certificate").body();
        var fresh = village.signedIn("ok-2");
        receiptBefore = fresh.get("/api/v1/enrolments/" + before + "/receipts/2025-01-07").body();
        receiptAfter = fresh.get("/api/v1/enrolments/" + after + "/receipts/2025-01-21").body();
        lifePage = fresh.get("/me/memberships/" + after + "/rounds").body();
    }

    private static String document(String file, String code, String amount) throws IOException {
        boolean isPrePaid = file.startsWith("demo");
        String caps =
                isPrePaid
                        ? ""
                        : "\ncaps: {perPeriod: {most: \"80.00\", period: year,"
                                + " bearer: operator}}";
        return Village.shipped(file, code)
                .replace("accidentsExempt: false", "accidentsExempt: true")
                .replace("fee: {basisPoints: 800}", "fee: {basisPoints: 800}" + caps)
                .replaceAll("amount: \"\\d+.00\"", "amount: \"%s\"".formatted(amount));
    }

    @AfterAll
    static void leave() {
        context.close();
        run.close();
    }

    private static Membership membership(String bank) {
        long enrolment = village.of(bank).enrolment();
        return village.bean(Enrolments.class).find(enrolment).orElseThrow();
    }

    /// The membership of the person that goes on.
    private static Membership now(String bank) {
        Membership first = membership(bank);
        return village.bean(Enrolments.class).ofPerson(first.person()).stream()
                .filter(one -> one.plan() == first.plan())
                .toList()
                .getLast();
    }

    private static List<Amount> charges(Membership membership) {
        return village.bean(Rounds.class).passbook(membership).stream()
                .map(PassbookLine::charge)
                .filter(Amount::isPositive)
                .toList();
    }

    private static Amount balance(String bank) {
        long household = village.of(bank).household().number();
        return village.bean(Debits.class).balance(household, prePaid.number());
    }

    @Test
    void theOldMembershipEndsAtTheBoundaryAndTheNewOneGoesOnFromThereWithTheWaitThatWasServed() {
        Membership before = membership("ok-1");
        Membership after = now("ok-1");

        assertThat(before.cause()).isEqualTo(Cause.MOVED);
        assertThat(after.household()).isEqualTo(village.of("ok-2").household().number());
        assertThat(before.coverEndsOn(shared)).contains(LocalDate.of(2025, 1, 21));
        assertThat(after.continues()).hasValue(before.enrolment());
        assertThat(after.firstRound()).isEqualTo(before.lastRound() + 1);
        assertThat(after.coveredFrom()).isEqualTo(before.coveredFrom());
        assertThat(after.joinedAt()).isEqualTo(before.joinedAt());
        assertThat(after.planVersion()).isEqualTo(before.planVersion());
    }

    @Test
    void eachHouseholdIsChargedForItsRoundsAndTheYearlyCapHoldsAcrossBoth() {
        assertThat(charges(membership("ok-1"))).containsExactly(FIRST_SHARE);
        assertThat(charges(now("ok-1"))).containsExactly(REST_OF_CAP);
        assertThat(charges(membership("ok-4"))).containsExactly(FIRST_SHARE, REST_OF_CAP);
    }

    @Test
    void moneyIsTakenFromTheAccountOfWhoeverPaysForTheRound() {
        assertThat(village.seen("ok-1").taken()).isEqualTo(54_00);
        assertThat(village.seen("ok-2").taken()).isEqualTo(54_00 + 26_00 + 26_00 + 26_00);
        assertThat(village.seen("poor-5").taken()).isZero();
    }

    @Test
    void whatIsOpenStaysWithTheOldPayerAndDoesNotEndTheCoverInTheNewHousehold() {
        long old = village.of("poor-5").household().number();
        long fresh = village.of("ok-2").household().number();

        var lines = village.bean(Debits.class).lines(old);
        assertThat(lines).hasSize(1);
        assertThat(lines.getFirst().amount()).isEqualTo(FIRST_SHARE);
        assertThat(village.bean(Debits.class).lines(fresh)).isEmpty();
        assertThat(now("poor-5").cause()).isEqualTo(Cause.CLOSED);
        assertThat(now("poor-5").household()).isEqualTo(fresh);
    }

    @Test
    void aPersonIsInThePlanOnce() {
        assertThat(again).isEqualTo(new Admitted.AlreadyMember(now("ok-1").enrolment()));
    }

    @Test
    void whoHasAClaimUnderWayFollowsWhenItIsDecided() {
        assertThat(whileClaiming).isEqualTo(Cause.JOINED);
        assertThat(membership("ok-3").cause()).isEqualTo(Cause.MOVED);
        assertThat(charges(membership("ok-3"))).containsExactly(FIRST_SHARE, REST_OF_CAP);
        assertThat(membership("ok-3").coverEndsOn(shared)).contains(LocalDate.of(2025, 2, 7));
        assertThat(village.report("ok-3", LocalDate.of(2025, 2, 1)))
                .isEqualTo(new Reported.NotYours());
    }

    @Test
    void theMemberSeesAllHisRoundsAndHasTheReceiptOfEach() {
        assertThat(lifePage)
                .contains("7 January 2025", "21 January 2025", "the household before the move");
        assertThat(receiptBefore).contains("\"chargeMinor\":5400");
        assertThat(receiptAfter).contains("\"chargeMinor\":2600");
        assertThat(certificate).contains("moved to another household");
    }

    @Test
    void aBalanceGoesBackToWhoPaidItInAndTheNewHouseholdNeedsOneOfItsOwn() {
        assertThat(balanceLeft).isEqualTo(new Amount(30_00).minus(new Amount(16_20)));
        assertThat(balance("ok-11")).isEqualTo(Amount.ZERO);
        assertThat(paidBack("ok-11", OwedPayout.Kind.BALANCE)).isEqualTo(balanceLeft);
        assertThat(now("ok-11").household()).isEqualTo(village.of("ok-12").household().number());
        assertThat(withoutBalance).isIn(Cause.JOINED, Cause.SUSPENDED);
    }

    @Test
    void aCorrectionThatReachesBackBeforeTheMoveGivesEachPayerBackWhatHePaid() {
        Amount both = new Amount(10_80 + 16_20);
        assertThat(charges(membership("ok-22")))
                .as("he is the last in the plan, and so bears what is given back")
                .containsExactly(new Amount(10_80), new Amount(16_20), both);
        assertThat(preview)
                .extracting(Difference::household, Difference::change)
                .as("as the preview has said")
                .containsExactly(
                        tuple(village.of("ok-21").household().number(), new Amount(-10_80)),
                        tuple(village.of("ok-22").household().number(), new Amount(-16_20)));
        assertThat(paidBack("ok-21", OwedPayout.Kind.REFUND)).isEqualTo(new Amount(10_80));
        assertThat(paidBack("ok-22", OwedPayout.Kind.REFUND)).isEqualTo(new Amount(16_20));
        assertThat(village.bean(Enrolments.class).count(corrected.number())).isEqualTo(1);
    }

    @Test
    void whenThePlanIsClosedEachShareGoesBackToWhoPaidIt() {
        assertThat(paidBack("ok-1", OwedPayout.Kind.SHARES)).isEqualTo(FIRST_SHARE);
        assertThat(paidBack("ok-2", OwedPayout.Kind.SHARES))
                .isEqualTo(new Amount(54_00 + 26_00 + 26_00 + 26_00));
        assertThat(paidBack("ok-4", OwedPayout.Kind.SHARES)).isEqualTo(new Amount(80_00));
        assertThat(paidBack("poor-5", OwedPayout.Kind.SHARES)).isEqualTo(Amount.ZERO);
    }

    private static Amount paidBack(String bank, OwedPayout.Kind kind) {
        return village.bean(Debits.class).payouts(village.of(bank).household().number()).stream()
                .filter(one -> one.kind() == kind)
                .map(OwedPayout::amount)
                .reduce(Amount.ZERO, Amount::plus);
    }
}
