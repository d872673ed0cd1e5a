package org.tongzhou.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongzhou.Browser;
import org.tongzhou.accounts.Account;
import org.tongzhou.accounts.Accounts;
import org.tongzhou.accounts.Role;
import org.tongzhou.claims.Act;
import org.tongzhou.claims.Acted;
import org.tongzhou.claims.Claims;
import org.tongzhou.claims.PaperKind;
import org.tongzhou.claims.Report;
import org.tongzhou.claims.Reported;
import org.tongzhou.claims.StaffAct;
import org.tongzhou.collection.Debits;
import org.tongzhou.core.claim.Diagnosis;
import org.tongzhou.core.identity.OtherDocument;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.plan.Question;
import org.tongzhou.core.plan.Relation;
import org.tongzhou.core.plan.Sex;
import org.tongzhou.enrolment.Admitted;
import org.tongzhou.enrolment.Application;
import org.tongzhou.enrolment.Enrolments;
import org.tongzhou.gate.Gate;
import org.tongzhou.members.Household;
import org.tongzhou.members.HouseholdMoves;
import org.tongzhou.members.Members;
import org.tongzhou.members.Moving;
import org.tongzhou.members.NewPerson;
import org.tongzhou.members.Registration;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;
import org.tongzhou.plans.PublishOutcome;

/// A handful of households in a plan or two, on an empty database of their own.
final class Village {

    static final LocalDate START = LocalDate.of(2025, 1, 1);
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final long PLATFORM = 0;

    private final ApplicationContext context;
    private final Ground.Run run;
    private final Gate gate;
    private final Machines machines;
    private final Map<String, Villager> villagers = new LinkedHashMap<>();
    private LocalDate today = START;

    /// @param bank the account that the household is debited at
    record Villager(String bank, Account account, Household household, long enrolment) {}

    /// What the provider took from an account and paid to it.
    record Seen(long taken, long paid) {}

    Village(ApplicationContext context, Ground.Run run) {
        this.context = context;
        this.run = run;
        this.gate = context.getBean(Gate.class);
        this.machines = new Machines(context);
        gate.moveTo(at(START, 1));
    }

    private static Instant at(LocalDate day, int hour) {
        return day.atTime(hour, 0).atZone(ZONE).toInstant();
    }

    LocalDate today() {
        return today;
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /// A plan's document as it ships, under another code and with 20 days for late claims.
    static String shipped(String file, String code) throws IOException {
        try (InputStream in = Village.class.getResourceAsStream("/plans/" + file)) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replaceFirst("code: [a-z-]+", "code: " + code)
                    .replace("lateClaimDays: 180", "lateClaimDays: 20");
        }
    }

    /// Closes a plan as two plan managers do, whose members are covered until a notice day.
    void close(ListedPlan plan, LocalDate coverEnds) {
        int last = plan.calendar().firstOnOrAfter(coverEnds) - 1;
        assertThat(bean(Plans.class).beginClosing(plan.number(), last)).isTrue();
    }

    ListedPlan publish(String code, String document) {
        Plans plans = bean(Plans.class);
        var outcome = plans.propose(code + ".yaml", document, PLATFORM);
        if (!(outcome instanceof PublishOutcome.Proposed proposed)) {
            throw new IllegalStateException(outcome.toString());
        }
        ListedPlan plan =
                plans.proposed().stream()
                        .filter(one -> one.code().equals(proposed.code()))
                        .findFirst()
                        .orElseThrow();
        plans.confirm(plan.number(), plan.plan().version(), PLATFORM);
        return plan;
    }

    Account staff(Role role) {
        return bean(Accounts.class).createForDemo("village", Set.of(role));
    }

    /// A household of one that joins a plan.
    Admitted settle(ListedPlan plan, String bank) {
        return settle(plan, bank, true);
    }

    /// The same, but nothing may be debited from it yet.
    Admitted settleWithoutMandate(ListedPlan plan, String bank) {
        return settle(plan, bank, false);
    }

    void giveMandate(String bank) {
        giveMandate(of(bank).household(), bank);
    }

    private void giveMandate(Household household, String bank) {
        bean(Members.class).mandate(household, new Amount(10_000_00), bank, true);
    }

    private Admitted settle(ListedPlan plan, String bank, boolean mayBeDebited) {
        Account account = bean(Accounts.class).createForDemo(bank, Set.of(Role.MEMBER));
        Members members = bean(Members.class);
        var document = document(plan, bank);
        var registered =
                (Registration.Registered)
                        members.register(account.id(), new NewPerson("王" + bank, document));
        Household household = registered.household();
        if (mayBeDebited) {
            giveMandate(household, bank);
        }
        members.check(registered.person());
        Admitted admitted = join(plan, registered.person());
        if (admitted instanceof Admitted.Joined joined) {
            villagers.put(bank, new Villager(bank, account, household, joined.enrolment()));
        }
        return admitted;
    }

    /// Somebody who is well joins a plan.
    Admitted join(ListedPlan plan, long person) {
        Map<String, Boolean> answers = new HashMap<>();
        for (Question question : plan.plan().declaration().questions()) {
            answers.put(question.id(), false);
        }
        Set<Application.Consent> consents = Set.of(Application.Consent.values());
        return bean(Enrolments.class)
                .join(new Application(person, plan.number(), answers, consents, "CN"));
    }

    /// A villager moves to another as his spouse; both want it.
    void marry(ListedPlan plan, String bank, String into) {
        HouseholdMoves moves = bean(HouseholdMoves.class);
        NewPerson person = new NewPerson("王" + bank, document(plan, bank));
        Villager one = of(bank);
        Moving offered = moves.offer(of(into).account().id(), person, Relation.SPOUSE, true);
        long number =
                bean(JdbcClient.class)
                        .sql("select max(offer) from members.move_offer")
                        .query(Long.class)
                        .single();
        Moving moved = moves.answer(one.account().id(), number, true);
        if (offered != Moving.OFFERED || moved != Moving.MOVED) {
            throw new IllegalStateException(bank + " was not moved: " + offered + ", " + moved);
        }
    }

    private static OtherDocument document(ListedPlan plan, String bank) {
        LocalDate born = LocalDate.of(1989, 3, 1);
        return new OtherDocument("SG", plan.code() + bank, born, Sex.FEMALE);
    }

    Villager of(String bank) {
        return Optional.ofNullable(villagers.get(bank)).orElseThrow();
    }

    /// Lives from the day after today until `day`, which is today then: its machines have run.
    void liveUntil(LocalDate day) {
        while (today.isBefore(day)) {
            today = today.plusDays(1);
            gate.moveTo(at(today, 1));
            machines.night();
            gate.moveTo(at(today, 9));
            machines.day();
        }
    }

    /// The machines of today once more.
    void again() {
        machines.night();
        machines.day();
    }

    /// An accident, for which no plan of the village has a wait.
    Reported report(String bank, LocalDate diagnosedOn) {
        Villager one = of(bank);
        Diagnosis diagnosis = new Diagnosis("stroke", "severe", true, diagnosedOn);
        Report report = new Report(one.enrolment(), diagnosis, "县医院", "情节虚构。");
        return bean(Claims.class).report(one.account().id(), report);
    }

    /// The same, found to be paid by one reviewer and confirmed by another.
    long approved(String bank, LocalDate diagnosedOn) {
        long claim = ((Reported.Accepted) report(bank, diagnosedOn)).claim();
        byte[] paper = ("%PDF-1.7 of claim " + claim).getBytes(StandardCharsets.UTF_8);
        bean(Claims.class).addPaper(claim, of(bank).account().id(), PaperKind.DIAGNOSIS, paper);
        Account first = staff(Role.REVIEWER);
        act(claim, first, StaffAct.PAPERS_COMPLETE);
        act(claim, first, StaffAct.FIND_PAY);
        act(claim, staff(Role.REVIEWER), StaffAct.CONFIRM);
        return claim;
    }

    private void act(long claim, Account by, StaffAct what) {
        int step = bean(Claims.class).find(claim).orElseThrow().lastStep();
        Act act = new Act(what, step, Optional.empty(), Optional.empty(), "", "");
        Acted acted = bean(Claims.class).act(claim, by, act);
        if (!(acted instanceof Acted.Done)) {
            throw new IllegalStateException(what + " was not done: " + acted);
        }
    }

    Seen seen(String bank) {
        return run.ledger().stream()
                .map(row -> row.split(",", -1))
                .filter(row -> row[0].equals(bank))
                .map(row -> new Seen(Long.parseLong(row[2]), Long.parseLong(row[6])))
                .findFirst()
                .orElse(new Seen(0, 0));
    }

    /// The notice day of the last round for which something was taken.
    LocalDate lastDebited(String bank) {
        return bean(Debits.class).shares(of(bank).household().number()).stream()
                .filter(share -> share.paid().isPositive())
                .map(share -> share.line().noticeOn())
                .max(LocalDate::compareTo)
                .orElseThrow();
    }

    Browser signedIn(String bank) {
        return signedIn(of(bank).account());
    }

    Browser signedIn(Account account) {
        String port = context.getEnvironment().getRequiredProperty("local.server.port");
        Browser browser = new Browser("http://127.0.0.1:" + port);
        browser.get("/demo/sign-in");
        browser.post("/demo/sign-in", Map.of("account", "" + account.id()));
        return browser;
    }
}
