package org.tongzhou.rounds;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
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
import org.tongzhou.enrolment.Enrolments;
import org.tongzhou.enrolment.Membership;
import org.tongzhou.gate.Gate;
import org.tongzhou.members.Members;
import org.tongzhou.members.NewPerson;
import org.tongzhou.members.Registration;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;

/// A round that has just been announced, with members who share in it and a case that it pays for.
///
/// The business clock only goes forward, so every scene is a round of its own.
abstract class RoundScene extends PlatformTest {

    /// The masked CSRF token before it in the page is random, and once in some thousand pages has
    /// `tz_` in it too.
    private static final Pattern SECRET = Pattern.compile("<code class=\"secret\">(tz_[^<]+)<");

    static final String PLAN = "demo-xiang-hu-bao";

    /// All tests of a process share one clock and may pass decades.
    private static final int MOST_ROUNDS_BEHIND = 2_000;

    @Autowired Accounts accounts;
    @Autowired Members members;
    @Autowired Enrolments enrolments;
    @Autowired Claims claims;
    @Autowired Plans plans;
    @Autowired Rounds rounds;
    @Autowired RoundMachine machine;
    @Autowired Gate gate;
    @Autowired JdbcClient jdbc;

    record Member(Account account, long household, long enrolment) {}

    /// @param claimant whose accident the round pays for
    record Announced(Round round, Member claimant, Member payer, long claim) {

        String path() {
            return RoundText.path(PLAN, round.noticeOn());
        }
    }

    ListedPlan plan() {
        return plans.inForce(PLAN, gate.now()).orElseThrow();
    }

    LocalDate today() {
        return plan().plan().dayOf(gate.now());
    }

    Account account(Role... roles) {
        return accounts.createForDemo("rounds test", Set.of(roles));
    }

    Member member() {
        return member(account(Role.MEMBER));
    }

    Member member(Account account) {
        String number = UUID.randomUUID().toString().substring(0, 30);
        var document = new OtherDocument("SG", number, today().minusYears(36), Sex.FEMALE);
        var registered =
                (Registration.Registered)
                        members.register(account.id(), new NewPerson("Wang Test", document));
        long enrolment = joined(registered.person());
        return new Member(account, registered.household().number(), enrolment);
    }

    /// Lets a healthy person join, for the first time or again.
    long joined(long person) {
        Map<String, Boolean> answers = new HashMap<>();
        for (Question question : plan().plan().declaration().questions()) {
            answers.put(question.id(), false);
        }
        Set<Application.Consent> all = Set.of(Application.Consent.values());
        var application = new Application(person, plan().number(), answers, all, "CN");
        return ((Admitted.Joined) enrolments.join(application)).enrolment();
    }

    Announced announced() {
        return announced(_ -> {});
    }

    /// @param meanwhile what happens between the approval of the claim and the round
    Announced announced(Consumer<Member> meanwhile) {
        plans.publishShipped(List.of("demo/demo-xiang-hu-bao.yaml"));
        // Rounds that other tests left behind must not publish the case of this one.
        nextRound();
        Member claimant = member();
        Member payer = member();
        gate.moveTo(gate.now().plus(Duration.ofDays(2)));
        long claim = approvedAccident(claimant);
        meanwhile.accept(claimant);
        Round round = nextRound();
        return new Announced(round, claimant, payer, claim);
    }

    long approvedAccident(Member member) {
        String disease =
                plan().plan().diseases().stream()
                        .filter(one -> one.severityCodes().contains("severe"))
                        .filter(one -> one.covers(Sex.FEMALE, 36))
                        .findFirst()
                        .orElseThrow()
                        .code();
        var diagnosis = new Diagnosis(disease, "severe", true, today());
        Report report = new Report(member.enrolment(), diagnosis, "Hospital", "It hurt.");
        var reported = (Reported.Accepted) claims.report(member.account().id(), report);
        byte[] paper = ("%PDF-1.7 of claim " + reported.claim()).getBytes(StandardCharsets.UTF_8);
        claims.addPaper(reported.claim(), member.account().id(), PaperKind.DIAGNOSIS, paper);
        act(reported.claim(), account(Role.REVIEWER), StaffAct.PAPERS_COMPLETE);
        approve(reported.claim());
        return reported.claim();
    }

    /// Two reviewers find that it is to be paid.
    void approve(long claim) {
        act(claim, account(Role.REVIEWER), StaffAct.FIND_PAY);
        act(claim, account(Role.REVIEWER), StaffAct.CONFIRM);
    }

    void act(long claim, Account by, StaffAct what) {
        int step = claims.find(claim).orElseThrow().lastStep();
        Act act = new Act(what, step, Optional.empty(), Optional.empty(), "a note", "");
        claims.act(claim, by, act);
    }

    /// Moves to the next notice day; rounds that others left before it are struck on the way.
    Round nextRound() {
        var calendar = plan().calendar();
        int number = calendar.firstOnOrAfter(today().plusDays(1));
        gate.moveTo(calendar.noticeInstant(number).plus(Duration.ofHours(1)));
        for (int behind = 0; behind < MOST_ROUNDS_BEHIND; behind++) {
            machine.advance(Progress.UNWATCHED);
            Optional<Round> round = rounds.find(plan().number(), number);
            if (round.map(one -> one.state() == RoundState.ANNOUNCED).orElse(false)) {
                return round.orElseThrow();
            }
            rounds.ofPlan(plan().number()).stream()
                    .filter(one -> one.number() < number && !one.isStruck())
                    .forEach(this::approveStrike);
        }
        throw new IllegalStateException("round " + number + " is not announced");
    }

    private void approveStrike(Round round) {
        rounds.approve(round.plan(), round.number(), Step.STRIKE, account(Role.FINANCE).id());
        rounds.approve(round.plan(), round.number(), Step.STRIKE, account(Role.FINANCE).id());
    }

    void object(Announced scene) {
        rounds.object(scene.claim(), scene.payer().account().id(), "I know better");
    }

    /// An objection that two reviewers find right.
    void withdraw(Announced scene) {
        object(scene);
        for (int reviewer = 0; reviewer < 2; reviewer++) {
            rounds.upholdObjection(
                    scene.claim(), "It is another person", account(Role.REVIEWER).id());
        }
    }

    void closeObjections(Round round) {
        Instant end = rounds.objectionsUntil(round).atStartOfDay(plan().plan().zone()).toInstant();
        gate.moveTo(end.plus(Duration.ofHours(1)));
    }

    Round strike(Round round) {
        closeObjections(round);
        approveStrike(round);
        machine.advance(Progress.UNWATCHED);
        return rounds.find(round.plan(), round.number()).orElseThrow();
    }

    final Membership membership(Member member) {
        return enrolments.find(member.enrolment()).orElseThrow();
    }

    /// A member's share of a struck round.
    final Amount charged(Member member, Round round) {
        return rounds
                .passbooks(List.of(membership(member)))
                .getOrDefault(member.enrolment(), List.of())
                .stream()
                .filter(line -> line.round() == round.number())
                .findFirst()
                .orElseThrow()
                .charge();
    }

    Browser signedIn(Account account) {
        Browser browser = browser();
        browser.get("/demo/sign-in");
        browser.post("/demo/sign-in", Map.of("account", "" + account.id()));
        return browser;
    }

    /// A token with one scope, as a person makes it on the page.
    String token(Account account, String scope) {
        Browser browser = signedIn(account);
        browser.get("/me/tokens");
        String page = browser.post("/me/tokens", Map.of("name", "t", "scopes", scope)).body();
        var found = SECRET.matcher(page);
        if (!found.find()) {
            throw new IllegalStateException("no token in the page");
        }
        return found.group(1);
    }
}
