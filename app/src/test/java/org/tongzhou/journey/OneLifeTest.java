package org.tongzhou.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongzhou.PlatformTest;
import org.tongzhou.accounts.Account;
import org.tongzhou.accounts.Accounts;
import org.tongzhou.accounts.Role;
import org.tongzhou.claims.Act;
import org.tongzhou.claims.Acted;
import org.tongzhou.claims.Claims;
import org.tongzhou.claims.StaffAct;
import org.tongzhou.collection.CollectionMachine;
import org.tongzhou.collection.Debits;
import org.tongzhou.core.claim.ClaimState;
import org.tongzhou.core.identity.ResidentIdentity;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.plan.Question;
import org.tongzhou.core.plan.Relation;
import org.tongzhou.enrolment.Admitted;
import org.tongzhou.enrolment.Application;
import org.tongzhou.enrolment.Cause;
import org.tongzhou.enrolment.Enrolments;
import org.tongzhou.enrolment.Membership;
import org.tongzhou.gate.Gate;
import org.tongzhou.members.Household;
import org.tongzhou.members.Members;
import org.tongzhou.members.NewPerson;
import org.tongzhou.members.Registration;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;
import org.tongzhou.rounds.PassbookLine;
import org.tongzhou.rounds.Progress;
import org.tongzhou.rounds.RoundMachine;
import org.tongzhou.rounds.Rounds;
import org.tongzhou.rounds.Step;

/// A man of 56 joins, pays 4.79 in all and helps 2,200 people, falls ill with oral cancer, reports
/// from the
/// phone, is decided on, published, paid 100,000, and leaves the plan while his family stays.
class OneLifeTest extends PlatformTest {

    private static final String PLAN = "one-life";
    private static final String PHONE_NUMBER = "13800138056";
    private static final Pattern CODE = Pattern.compile("(?<!\\d)(\\d{6})(?!\\d)");

    /// Twelve rounds of a plan with 80 million members: the price in fen, and the cases.
    private static final int[][] HISTORY = {
        {10, 60}, {13, 75}, {22, 110}, {31, 150}, {38, 180}, {41, 190},
        {45, 205}, {49, 220}, {52, 235}, {55, 245}, {60, 260}, {63, 270},
    };

    @Autowired private Gate gate;
    @Autowired private Plans plans;
    @Autowired private Accounts accounts;
    @Autowired private Members members;
    @Autowired private Enrolments enrolments;
    @Autowired private Claims claims;
    @Autowired private Rounds rounds;
    @Autowired private RoundMachine roundMachine;
    @Autowired private CollectionMachine collection;
    @Autowired private Debits debits;
    @Autowired private JdbcClient jdbc;

    @Test
    void oneLife() {
        plans.publishShipped(List.of("test/one-life.yaml"));
        ListedPlan plan = plans.inForce(PLAN, gate.now()).orElseThrow();
        try (Phone phone = new Phone(address())) {
            Household household = join(phone, plan);
            Membership man = enrolments.ofPerson(household.payer()).getFirst();
            Membership wife = enrolRelative(household, plan, "林安", Relation.SPOUSE, 54);
            Membership child = enrolRelative(household, plan, "林乐", Relation.CHILD, 16);
            int ill = liveThroughHistory(plan, man);

            assertThat(
                            rounds.passbook(man).stream()
                                    .map(PassbookLine::charge)
                                    .reduce(Amount.ZERO, Amount::plus))
                    .isEqualTo(new Amount(479));
            assertThat(rounds.passbook(man).stream().mapToInt(PassbookLine::cases).sum())
                    .isEqualTo(2_200);
            seesWhomTheFamilyHelped(phone, plan, man);

            long claim = reportFromThePhone(phone, plan, man);
            decide(claim);
            publishStrikeAndPay(plan, claim, ill);

            assertThat(debits.payouts(household.number()).getFirst().amount())
                    .isEqualTo(new Amount(100_000_00));
            assertThat(claims.find(claim).orElseThrow().state()).isEqualTo(ClaimState.Closed.PAID);
            assertThat(enrolments.find(man.enrolment()).orElseThrow().cause())
                    .isEqualTo(Cause.PAYOUT);
            for (Membership relative : List.of(wife, child)) {
                assertThat(enrolments.find(relative.enrolment()).orElseThrow().livesIn(ill + 5))
                        .isTrue();
            }
            assertThat(phone.open("/me/claims/" + claim).text()).contains("100,000.00");
        }
    }

    private Household join(Phone phone, ListedPlan plan) {
        phone.open("/sign-up").type("contact", PHONE_NUMBER).type("password", "correct horse 56");
        phone.tick("understood").press("");
        phone.type("code", codeThatWasSent()).press("");
        LocalDate birth = today(plan).minusYears(56).minusDays(40);
        phone.open("/me/person").type("name", "林大明").choose("documentKind", "CN");
        phone.type("number", identity(birth, 155).number()).press("");
        phone.open("/me/join/" + PLAN);
        long person = Long.parseLong(phone.valueOf("person"));
        phone.choose("person", Long.toString(person)).select("country", "CN").press("继续");
        consent(phone, "NOT_INSURANCE", "PAYOUT_NOT_GUARANTEED", "SHARES_CHANGE");
        for (String question : phone.radioGroups()) {
            phone.choose(question, "no");
        }
        phone.press("继续");
        consent(phone, "HEALTH_DECLARATION", "PUBLIC_NOTICE", "AUTOMATIC_DEBIT");
        phone.type("account", "ok-556677").type("ceiling", "50").press("确认加入");
        assertThat(phone.isTooWide()).isFalse();
        return members.household(members.belonging(person).orElseThrow().household().number())
                .orElseThrow();
    }

    private String codeThatWasSent() {
        try (Phone other = new Phone(address())) {
            var sent = CODE.matcher(other.open("/demo/outbox").text());
            assertThat(sent.find()).isTrue();
            return sent.group(1);
        }
    }

    private static void consent(Phone phone, String... consents) {
        for (String consent : consents) {
            phone.tick("consent-" + consent);
        }
        phone.press("继续");
    }

    private Membership enrolRelative(
            Household household, ListedPlan plan, String name, Relation relation, int age) {
        LocalDate birth = today(plan).minusYears(age).minusDays(100);
        NewPerson person = new NewPerson(name, identity(birth, 200 + age));
        var registered =
                (Registration.Registered) members.register(household, person, relation, true);
        Map<String, Boolean> answers = new HashMap<>();
        for (Question question : plan.plan().declaration().questions()) {
            answers.put(question.id(), false);
        }
        Application application =
                new Application(
                        registered.person(),
                        plan.number(),
                        answers,
                        Set.of(Application.Consent.values()),
                        "CN");
        var joined = (Admitted.Joined) enrolments.join(application);
        return enrolments.find(joined.enrolment()).orElseThrow();
    }

    /// Rounds of a large plan, as they lie in the tables after they were closed.
    private int liveThroughHistory(ListedPlan plan, Membership man) {
        int epoch = jdbc.sql("select epoch from gate.gate").query(Integer.class).single();
        for (int i = 0; i < HISTORY.length; i++) {
            int round = man.firstRound() + i;
            long price = HISTORY[i][0];
            History.insert(jdbc, plan, round, epoch, price, HISTORY[i][1]);
        }
        int next = man.firstRound() + HISTORY.length;
        gate.moveTo(plan.calendar().noticeInstant(next).minus(Duration.ofDays(5)));
        return next;
    }

    /// Three of the family paid 4.79 each; a round helped its families once.
    private void seesWhomTheFamilyHelped(Phone phone, ListedPlan plan, Membership man) {
        String passbook = phone.open("/me/passbook").text();
        String newest = day(plan, man.firstRound() + HISTORY.length - 1);
        String oldest = day(plan, man.firstRound());

        assertThat(passbook)
                .contains("您共分摊 ¥14.37，帮助了 2,200 个家庭", newest + "期", "平台承担", "各季度账目")
                .doesNotContain(oldest);
        assertThat(phone.isTooWide()).isFalse();
        assertThat(phone.isMostlyMenu()).isFalse();
        assertThat(phone.open("/me").text()).contains("您共分摊 ¥14.37");
        assertThat(browser().get("/api/v1/plans/" + PLAN + "/costs?age=56").body())
                .contains("\"alikeMinor\":958", "\"lowestMinor\":240", "\"highestMinor\":1512")
                .contains("\"yearCapMinor\":18800");
        assertThat(phone.open("/plans/" + PLAN + "/costs").text()).contains("¥9.58", "¥188.00");
    }

    private static String day(ListedPlan plan, int round) {
        LocalDate day = plan.calendar().noticeDay(round);
        return "%d年%d月%d日".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
    }

    private long reportFromThePhone(Phone phone, ListedPlan plan, Membership man) {
        LocalDate diagnosed = today(plan).minusDays(3);
        phone.open("/me/claims/new?enrolment=" + man.enrolment());
        phone.select("disease", "oral-cancer")
                .choose("severity", "severe")
                .choose("accident", "false");
        phone.type("diagnosedOn", diagnosed.toString()).type("hospital", "市第一人民医院");
        phone.type("story", "口腔溃疡三个月不愈，活检确诊。").press("提交申请");
        long claim = claims.ofAccount(man(man), Long.MAX_VALUE, 1).getFirst().claim();
        byte[] pdf = "%PDF-1.4 pathology".getBytes(StandardCharsets.US_ASCII);
        phone.open("/me/claims/" + claim).attach("paper", "病理报告.pdf", pdf);
        phone.select("kind", "PATHOLOGY").press("上传");
        assertThat(phone.isTooWide()).isFalse();
        return claim;
    }

    private long man(Membership membership) {
        return members.person(membership.person()).orElseThrow().account().orElseThrow();
    }

    private void decide(long claim) {
        Account first = accounts.createForDemo("审核", Set.of(Role.REVIEWER));
        Account second = accounts.createForDemo("复核", Set.of(Role.REVIEWER));
        act(claim, first, StaffAct.PAPERS_COMPLETE);
        act(claim, first, StaffAct.FIND_PAY);
        act(claim, second, StaffAct.CONFIRM);
    }

    private void act(long claim, Account by, StaffAct what) {
        int step = claims.find(claim).orElseThrow().lastStep();
        Act act = new Act(what, step, Optional.empty(), Optional.empty(), "", "");
        assertThat(claims.act(claim, by, act)).isInstanceOf(Acted.Done.class);
    }

    private void publishStrikeAndPay(ListedPlan plan, long claim, int round) {
        Instant notice = plan.calendar().noticeInstant(round);
        gate.moveTo(notice.plus(Duration.ofHours(1)));
        roundMachine.advance(Progress.UNWATCHED);
        assertThat(rounds.cases(plan.number(), round).getFirst().maskedName()).isEqualTo("林**");
        assertThat(rounds.cases(plan.number(), round).getFirst().helped()).isEqualTo(2_200);
        gate.moveTo(notice.plus(Duration.ofDays(4)));
        release(plan, round, Step.STRIKE);
        roundMachine.advance(Progress.UNWATCHED);
        assertThat(rounds.payouts(plan.number(), round))
                .containsEntry(claim, new Amount(100_000_00));
        gate.moveTo(notice.plus(Duration.ofDays(7)).plus(Duration.ofHours(9)));
        release(plan, round, Step.DEBITS);
        collection.advance();
        release(plan, round, Step.PAYOUTS);
        for (int day = 8; day <= 11; day++) {
            gate.moveTo(notice.plus(Duration.ofDays(day)).plus(Duration.ofHours(9)));
            collection.advance();
        }
    }

    private void release(ListedPlan plan, int round, Step step) {
        rounds.approve(plan.number(), round, step, 900_001);
        rounds.approve(plan.number(), round, step, 900_002);
    }

    private LocalDate today(ListedPlan plan) {
        return plan.plan().dayOf(gate.now());
    }

    private static ResidentIdentity identity(LocalDate birth, int order) {
        String first17 =
                "110105%04d%02d%02d%03d"
                        .formatted(
                                birth.getYear(),
                                birth.getMonthValue(),
                                birth.getDayOfMonth(),
                                order);
        return new ResidentIdentity(first17 + ResidentIdentity.check(first17));
    }
}
