package org.tongzhou.collection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.transaction.support.TransactionTemplate;
import org.tongzhou.Browser;
import org.tongzhou.PlatformTest;
import org.tongzhou.accounts.Account;
import org.tongzhou.accounts.Accounts;
import org.tongzhou.accounts.Role;
import org.tongzhou.claims.Act;
import org.tongzhou.claims.Claims;
import org.tongzhou.claims.PaperKind;
import org.tongzhou.claims.Report;
import org.tongzhou.claims.Reported;
import org.tongzhou.claims.StaffAct;
import org.tongzhou.core.claim.Diagnosis;
import org.tongzhou.core.identity.OtherDocument;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.plan.Question;
import org.tongzhou.core.plan.Sex;
import org.tongzhou.enrolment.Admitted;
import org.tongzhou.enrolment.Application;
import org.tongzhou.enrolment.Cause;
import org.tongzhou.enrolment.Enrolments;
import org.tongzhou.gate.Gate;
import org.tongzhou.members.Members;
import org.tongzhou.members.NewPerson;
import org.tongzhou.members.Registration;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;
import org.tongzhou.rounds.Progress;
import org.tongzhou.rounds.Round;
import org.tongzhou.rounds.RoundMachine;
import org.tongzhou.rounds.RoundState;
import org.tongzhou.rounds.Rounds;
import org.tongzhou.rounds.Step;

/// A pre-paid plan in which each case costs each member 12 yuan, and rounds of one case each.
///
/// It is joined without a payment, warns below 20 and suspends below 5.
abstract class BalanceScene extends PlatformTest {

    static final String PLAN = "low-balance";
    static final LocalDate BORN = LocalDate.of(1990, 3, 1);
    private static final String CASE_CAP =
            "\ncaps: {perCase: {perMember: \"12.00\", bearer: operator}}";
    private static final long PLATFORM = 0;
    private static final long FINANCE = 900_001;
    private static final long CASHIER = 900_002;

    @Autowired Accounts accounts;
    @Autowired Members members;
    @Autowired Enrolments enrolments;
    @Autowired Claims claims;
    @Autowired Plans plans;
    @Autowired Rounds rounds;
    @Autowired RoundMachine machine;
    @Autowired CollectionMachine collection;
    @Autowired Debits debits;
    @Autowired Gate gate;
    @Autowired TransactionTemplate transaction;

    record Member(Account account, long household, long enrolment) {}

    void publish() {
        if (plans.inForce(code(), gate.now()).isPresent()) {
            return;
        }
        plans.propose(code() + ".yaml", document(), PLATFORM);
        int number =
                plans.proposed().stream()
                        .filter(one -> one.code().equals(code()))
                        .findFirst()
                        .orElseThrow()
                        .number();
        plans.confirm(number, 1, PLATFORM);
    }

    /// The plan that the scene plays in.
    String code() {
        return PLAN;
    }

    String document() {
        try {
            return new ClassPathResource("plans/demo/demo-waterdrop.yaml")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .replace("code: demo-waterdrop", "code: " + code())
                    .replace("joinWith: \"30.00\"", "joinWith: \"0.00\"")
                    .replace("accidentsExempt: false", "accidentsExempt: true")
                    .replace("fee: {basisPoints: 800}", "fee: {basisPoints: 0}" + CASE_CAP);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ListedPlan plan() {
        return plans.inForce(code(), gate.now()).orElseThrow();
    }

    LocalDate today() {
        return plan().plan().dayOf(gate.now());
    }

    Account account(Role role) {
        return accounts.createForDemo("balance test", Set.of(role));
    }

    Member member() {
        return member("ok-");
    }

    /// @param bank how the account of the payer begins, which tells the bank what to do
    Member member(String bank) {
        Account account = account(Role.MEMBER);
        String number = UUID.randomUUID().toString().substring(0, 30);
        var document = new OtherDocument("SG", number, BORN, Sex.FEMALE);
        var registered =
                (Registration.Registered)
                        members.register(account.id(), new NewPerson("Li Test", document));
        members.mandate(
                registered.household(), new Amount(1_000_00), bank + number.substring(0, 8), true);
        long enrolment = join(registered.person());
        return new Member(account, registered.household().number(), enrolment);
    }

    long join(long person) {
        Map<String, Boolean> answers = new HashMap<>();
        for (Question question : plan().plan().declaration().questions()) {
            answers.put(question.id(), false);
        }
        Set<Application.Consent> all = Set.of(Application.Consent.values());
        var joined =
                (Admitted.Joined)
                        enrolments.join(
                                new Application(person, plan().number(), answers, all, "CN"));
        return joined.enrolment();
    }

    void payIn(Member member, long minor) {
        var household = members.household(member.household()).orElseThrow();
        assertThat(debits.topUp(household, plan().number(), new Amount(minor), today())).isTrue();
        collection.advance();
        collection.advance();
    }

    Amount balance(Member member) {
        return debits.balance(member.household(), plan().number());
    }

    Cause cause(Member member) {
        return enrolments.find(member.enrolment()).orElseThrow().cause();
    }

    /// Lives through a round with one case, from its report until its shares are taken.
    void shareOneCase() {
        debit(strikeOneCase());
    }

    /// Lives through a round with one case, from its report until its price stands.
    int strikeOneCase() {
        Member claimant = member();
        gate.moveTo(gate.now().plus(Duration.ofDays(2)));
        // A notice day may lie between.
        passOver();
        approvedAccident(claimant);
        var calendar = plan().calendar();
        int number = calendar.firstOnOrAfter(today().plusDays(1));
        gate.moveTo(calendar.noticeInstant(number).plus(Duration.ofHours(1)));
        catchUp(number);
        gate.moveTo(calendar.noticeInstant(number).plus(Duration.ofDays(4)));
        release(number, Step.STRIKE);
        machine.advance(Progress.UNWATCHED);
        machine.advance(Progress.UNWATCHED);
        return number;
    }

    void debit(int number) {
        var calendar = plan().calendar();
        gate.moveTo(
                calendar.debitDay(number).atTime(9, 0).atZone(plan().plan().zone()).toInstant());
        release(number, Step.DEBITS);
        collection.advance();
        collection.advance();
        assertThat(rounds.find(plan().number(), number).orElseThrow().state())
                .isEqualTo(RoundState.COLLECTING);
    }

    /// Freezes the rounds whose notice day has passed while other scenes moved the clock: a case
    /// that is approved now belongs to the next.
    private void passOver() {
        int last = plan().calendar().firstOnOrAfter(today().plusDays(1)) - 1;
        advanceUntil(last, () -> areCounted(last));
    }

    /// A plan that is published on a notice day has a round that day, and is not counted at once.
    private boolean areCounted(int last) {
        List<Round> all = rounds.ofPlan(plan().number());
        boolean isOpened = all.stream().anyMatch(round -> round.number() >= last);
        return all.isEmpty() || (isOpened && all.stream().allMatch(one -> isCounted(one, last)));
    }

    private static boolean isCounted(Round round, int last) {
        return round.number() > last || round.epoch().isPresent();
    }

    /// Announces the round; those that were passed over on the way are struck first.
    private void catchUp(int number) {
        advanceUntil(
                number - 1,
                () ->
                        rounds.find(plan().number(), number)
                                .filter(round -> round.state() == RoundState.ANNOUNCED)
                                .isPresent());
    }

    private void advanceUntil(int lastToStrike, BooleanSupplier isThere) {
        for (int behind = 0; behind < 2_000; behind++) {
            machine.advance(Progress.UNWATCHED);
            if (isThere.getAsBoolean()) {
                return;
            }
            rounds.ofPlan(plan().number()).stream()
                    .filter(one -> one.number() <= lastToStrike && !one.isStruck())
                    .forEach(one -> release(one.number(), Step.STRIKE));
        }
        throw new IllegalStateException("rounds up to " + lastToStrike + " are not struck");
    }

    void release(int round, Step step) {
        rounds.approve(plan().number(), round, step, FINANCE);
        rounds.approve(plan().number(), round, step, CASHIER);
    }

    void approvedAccident(Member member) {
        String disease =
                plan().plan().diseases().stream()
                        .filter(one -> one.severityCodes().contains("severe"))
                        .filter(one -> one.covers(Sex.FEMALE, 36))
                        .findFirst()
                        .orElseThrow()
                        .code();
        var diagnosis = new Diagnosis(disease, "severe", true, today());
        Report report = new Report(member.enrolment(), diagnosis, "Hospital", "It hurt.");
        long claim = ((Reported.Accepted) claims.report(member.account().id(), report)).claim();
        byte[] paper = ("%PDF-1.7 of claim " + claim).getBytes(StandardCharsets.UTF_8);
        claims.addPaper(claim, member.account().id(), PaperKind.DIAGNOSIS, paper);
        act(claim, StaffAct.PAPERS_COMPLETE);
        act(claim, StaffAct.FIND_PAY);
        act(claim, StaffAct.CONFIRM);
    }

    private void act(long claim, StaffAct what) {
        int step = claims.find(claim).orElseThrow().lastStep();
        Act act = new Act(what, step, Optional.empty(), Optional.empty(), "a note", "");
        claims.act(claim, account(Role.REVIEWER), act);
    }

    /// Does something of which nothing stays: other tests share the database.
    void undone(Runnable work) {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            work.run();
        });
    }

    Browser signedIn(Account account) {
        Browser browser = browser();
        browser.get("/demo/sign-in");
        browser.post("/demo/sign-in", Map.of("account", "" + account.id()));
        return browser;
    }
}
