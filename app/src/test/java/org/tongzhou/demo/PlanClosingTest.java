package org.tongzhou.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.tongzhou.books.Account.DEBITS_IN_TRANSIT;
import static org.tongzhou.books.Account.LOSSES_TO_SHARE;
import static org.tongzhou.books.Account.PAYABLE_TO_CLAIMANTS;
import static org.tongzhou.books.Account.PAYOUTS_IN_TRANSIT;
import static org.tongzhou.books.Account.PREPAID;
import static org.tongzhou.books.Account.RECEIVABLE;
import static org.tongzhou.books.Account.REFUNDED_SHARES;
import static org.tongzhou.books.Account.REFUNDS_PAYABLE;
import static org.tongzhou.books.Account.SURPLUS;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.tongzhou.Browser;
import org.tongzhou.accounts.Audit;
import org.tongzhou.accounts.Role;
import org.tongzhou.books.Books;
import org.tongzhou.claims.Claims;
import org.tongzhou.claims.Reported;
import org.tongzhou.collection.BooksCheck;
import org.tongzhou.collection.Debits;
import org.tongzhou.collection.OwedPayout;
import org.tongzhou.collection.Share;
import org.tongzhou.core.claim.ClaimState;
import org.tongzhou.core.claim.Cover;
import org.tongzhou.core.claim.Obstacle;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.plan.Topic;
import org.tongzhou.demo.Village.Seen;
import org.tongzhou.demo.Village.Villager;
import org.tongzhou.enrolment.Admitted;
import org.tongzhou.enrolment.Cause;
import org.tongzhou.enrolment.Enrolments;
import org.tongzhou.plans.Closing;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;

/// Two plans live a month, are closed by two people each, and come to their end: one gives balances
/// back, the other all shares.
class PlanClosingTest {

    private static final LocalDate COVER_ENDS = LocalDate.of(2025, 2, 7);
    private static final LocalDate LATE_UNTIL = LocalDate.of(2025, 2, 27);
    private static final LocalDate THE_END = LocalDate.of(2025, 3, 20);
    private static final Amount BENEFIT = new Amount(300_00);

    private static Path folder = Path.of("");
    private static Ground.Run run;
    private static ConfigurableApplicationContext context;
    private static Village village;
    private static ListedPlan balances;
    private static ListedPlan shares;
    private static Reported afterCover;
    private static Reported tooLate;
    private static Admitted afterAnnouncing;
    private static long lateClaim;
    private static String inbox = "";

    @BeforeAll
    static void twoPlansLiveAndAreClosed() throws IOException {
        folder = Files.createTempDirectory("tongzhou-closing");
        run = Ground.Run.in(folder);
        context = Ground.start(run);
        village = new Village(context, run);
        balances = village.publish("closing-balances", document("demo/demo-waterdrop.yaml"));
        shares = village.publish("closing-shares", document("meituan.yaml"));
        for (int i = 1; i <= 8; i++) {
            village.settle(shares, (i == 5 ? "poor-" : "ok-") + i);
            village.settle(balances, "ok-1" + i);
        }
        village.liveUntil(LocalDate.of(2025, 1, 3));
        village.approved("ok-1", village.today());
        village.approved("ok-11", village.today());
        village.liveUntil(LocalDate.of(2025, 1, 8));
        closeByTwo(balances);
        closeByTwo(shares);
        afterAnnouncing = village.settle(shares, "ok-9");
        inbox = village.signedIn("ok-2").get("/me/inbox").body();
        village.liveUntil(LocalDate.of(2025, 1, 16));
        village.approved("ok-2", village.today());
        village.liveUntil(COVER_ENDS.plusDays(3));
        lateClaim = village.approved("ok-3", COVER_ENDS.minusDays(2));
        village.approved("ok-13", COVER_ENDS.minusDays(2));
        afterCover = village.report("ok-4", COVER_ENDS.plusDays(1));
        withdraw(afterCover, "ok-4");
        village.liveUntil(LATE_UNTIL.plusDays(1));
        tooLate = village.report("ok-6", COVER_ENDS.minusDays(2));
        village.liveUntil(THE_END);
    }

    /// As it ships, with benefits of 30 or 300 and 20 days for late claims.
    private static String document(String file) throws IOException {
        boolean isPrePaid = file.startsWith("demo");
        String code = isPrePaid ? "closing-balances" : "closing-shares";
        String amount = isPrePaid ? "30.00" : "300.00";
        return Village.shipped(file, code)
                .replace("accidentsExempt: false", "accidentsExempt: true")
                .replaceAll("amount: \"\\d+.00\"", "amount: \"%s\"".formatted(amount));
    }

    private static void closeByTwo(ListedPlan plan) {
        Browser first = village.signedIn(village.staff(Role.PLAN_MANAGER));
        Browser second = village.signedIn(village.staff(Role.PLAN_MANAGER));
        String path = "/staff/closings/" + plan.code();
        first.get(path);
        Map<String, String> wanted =
                Map.of(
                        "coverEndsOn", COVER_ENDS.toString(),
                        "reasonZh", "成员太少。",
                        "reasonEn", "Too few members.");
        assertThat(first.post(path, wanted).statusCode()).isEqualTo(303);
        assertThat(first.get(path).body()).contains("Another plan manager");
        var own = first.post(path + "/confirmation", Map.of("proposal", "1"));
        assertThat(own.statusCode()).isEqualTo(422);
        assertThat(closing(plan)).isEmpty();
        assertThat(second.get(path).body()).contains("Too few members.", "7 February 2025");
        assertThat(second.post(path + "/confirmation", Map.of("proposal", "1")).statusCode())
                .isEqualTo(303);
        assertThat(closing(plan)).isPresent();
    }

    private static Optional<Closing> closing(ListedPlan plan) {
        return village.bean(Plans.class).closing(plan.number());
    }

    private static void withdraw(Reported reported, String bank) {
        long claim = ((Reported.Accepted) reported).claim();
        Claims claims = village.bean(Claims.class);
        assertThat(claims.assessment(claims.find(claim).orElseThrow()).obstacles())
                .filteredOn(Obstacle.CoverEnded.class::isInstance)
                .extracting(obstacle -> ((Obstacle.CoverEnded) obstacle).end())
                .extracting(Cover.End::day, Cover.End::by)
                .containsExactly(tuple(COVER_ENDS, Topic.ENDING));
        assertThat(claims.withdraw(claim, village.of(bank).account().id())).isTrue();
    }

    @AfterAll
    static void leave() {
        context.close();
        run.close();
    }

    @Test
    void nobodyJoinsOnceTheClosingIsConfirmedAndMembersAreToldWhy() {
        assertThat(afterAnnouncing).isEqualTo(new Admitted.BeingClosed());
        assertThat(inbox).contains("is being closed", "7 February 2025", "Too few members.");
        assertThat(village.bean(Audit.class).before(Long.MAX_VALUE, 50))
                .extracting(Audit.Entry::action)
                .contains("closing-proposed", "closing-confirmed");
    }

    @Test
    void coverEndsForAllOnTheDayThatWasAnnounced() {
        Enrolments enrolments = village.bean(Enrolments.class);
        for (String bank : List.of("ok-3", "ok-4", "ok-6", "ok-13", "ok-14")) {
            var membership = enrolments.find(village.of(bank).enrolment()).orElseThrow();
            assertThat(membership.cause()).as(bank).isEqualTo(Cause.CLOSED);
            assertThat(membership.coverEndsOn(shares)).contains(COVER_ENDS);
        }
        assertThat(enrolments.count(shares.number())).isZero();
    }

    @Test
    void aLateClaimIsPaidByTheOperatorAndOneTooLateIsRefusedWithTheDay() {
        Claims claims = village.bean(Claims.class);
        assertThat(claims.find(lateClaim).orElseThrow().state()).isEqualTo(ClaimState.Closed.PAID);
        assertThat(tooLate).isEqualTo(new Reported.PlanClosed(LATE_UNTIL));
        assertThat(village.lastDebited("ok-4")).isBefore(COVER_ENDS);
        Browser browser = village.signedIn("ok-6");
        String enrolment = "" + village.of("ok-6").enrolment();
        browser.get("/me/claims/new?enrolment=" + enrolment);
        Map<String, String> report =
                Map.of(
                        "enrolment", enrolment,
                        "disease", "stroke",
                        "severity", "severe",
                        "accident", "true",
                        "diagnosedOn", COVER_ENDS.minusDays(2).toString(),
                        "hospital", "县医院",
                        "story", "情节虚构。");
        assertThat(browser.post("/me/claims/new", report).body())
                .contains("The plan is closed.", "27 February 2025");
    }

    @Test
    void eachHouseholdGetsBackToTheFenWhatItPaid() {
        assertThat(village.seen("ok-4")).isEqualTo(new Seen(100_29, 100_29));
        assertThat(village.seen("ok-7").taken())
                .isEqualTo(village.seen("ok-7").paid())
                .isPositive();
        assertThat(village.seen("ok-3").paid())
                .isEqualTo(village.seen("ok-3").taken() + BENEFIT.minor());
        assertThat(village.seen("poor-5")).isEqualTo(new Seen(0, 0));
        long back = paidOut(shares, OwedPayout.Kind.SHARES);
        assertThat(village.bean(Books.class).balances(shares.code()))
                .containsEntry(REFUNDED_SHARES, new Amount(back));
    }

    @Test
    void balancesGoBackLessTheSharesThatWereTaken() {
        for (String bank : List.of("ok-12", "ok-14", "ok-18")) {
            long shared =
                    village
                            .bean(Debits.class)
                            .shares(village.of(bank).household().number())
                            .stream()
                            .map(Share::paid)
                            .mapToLong(Amount::minor)
                            .sum();
            assertThat(shared).isPositive();
            assertThat(village.seen(bank)).as(bank).isEqualTo(new Seen(30_00, 30_00 - shared));
        }
    }

    @Test
    void theControlAccountsOfAClosedPlanAreZero() {
        for (ListedPlan plan : List.of(balances, shares)) {
            assertThat(closing(plan)).map(Closing::isDone).contains(true);
            var booked = village.bean(Books.class).balances(plan.code());
            for (var account :
                    List.of(
                            RECEIVABLE,
                            LOSSES_TO_SHARE,
                            PAYABLE_TO_CLAIMANTS,
                            REFUNDS_PAYABLE,
                            PREPAID,
                            SURPLUS,
                            DEBITS_IN_TRANSIT,
                            PAYOUTS_IN_TRANSIT)) {
                assertThat(booked).as(plan.code()).containsEntry(account, Amount.ZERO);
            }
        }
        assertThat(village.bean(BooksCheck.class).run()).isEmpty();
    }

    @Test
    void theMachinesMayRunAgainAndNothingHappensTwice() {
        List<String> before = run.with(Outcome.of(context));

        village.again();

        assertThat(run.with(Outcome.of(context))).isEqualTo(before);
    }

    @Test
    void aMemberKeepsACertificateInBothLanguagesAndAsAFileWithItsDigest() throws Exception {
        Villager member = village.of("ok-4");
        Browser browser = village.signedIn("ok-4");
        String path = "/me/memberships/" + member.enrolment() + "/certificate";

        assertThat(browser.get(path).body())
                .contains("Certificate of membership", "王ok-4", "plan closed", "CNY\u00a0100.29");
        assertThat(browser.get(path + "?name=masked").body())
                .contains("王****")
                .doesNotContain("王ok-4");
        assertThat(browser.get(path + "?lang=zh").body()).contains("成员证明", "计划终止", "¥100.29");

        String file = browser.get(path + ".json").body();
        var parts =
                Pattern.compile("\\{\"certificate\":(\\{.*}),\"sha256\":\"(\\w+)\"}").matcher(file);
        assertThat(parts.matches()).as(file).isTrue();
        byte[] certificate = parts.group(1).getBytes(StandardCharsets.UTF_8);
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate);
        assertThat(HexFormat.of().formatHex(digest)).isEqualTo(parts.group(2));
        assertThat(parts.group(1)).contains("\"paidMinor\":10029", "\"reasonOfEnd\":\"CLOSED\"");
        assertThat(village.signedIn("ok-7").get(path).statusCode()).isEqualTo(404);
    }

    private static long paidOut(ListedPlan plan, OwedPayout.Kind kind) {
        return Stream.of("ok-1", "ok-2", "ok-3", "ok-4", "poor-5", "ok-6", "ok-7", "ok-8")
                .map(bank -> village.of(bank).household().number())
                .flatMap(household -> village.bean(Debits.class).payouts(household).stream())
                .filter(one -> one.plan() == plan.number() && one.kind() == kind)
                .filter(one -> one.state() == OwedPayout.State.PAID)
                .mapToLong(one -> one.amount().minor())
                .sum();
    }
}
