package org.tongzhou.claims;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tongzhou.accounts.Account;
import org.tongzhou.claims.StepRepository.Details;
import org.tongzhou.core.claim.Assessment;
import org.tongzhou.core.claim.ClaimEvent;
import org.tongzhou.core.claim.ClaimState;
import org.tongzhou.core.claim.Obstacle;
import org.tongzhou.core.money.Amount;
import org.tongzhou.evidence.Paper;
import org.tongzhou.evidence.Papers;
import org.tongzhou.gate.Gate;
import org.tongzhou.members.Belonging;
import org.tongzhou.members.Members;
import org.tongzhou.members.Person;
import org.tongzhou.members.Relatives;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;

/// The door to claims.
@Component
public class Claims {

    static final long PLATFORM = 0;

    private final Gate gate;
    private final Plans plans;
    private final Members members;
    private final Relatives relatives;
    private final Papers vaultPapers;
    private final ClaimRepository claims;
    private final PaperRepository papers;
    private final Steps steps;
    private final Reporting reporting;
    private final Reviewing reviewing;
    private final Assessments assessments;

    Claims(
            Gate gate,
            Plans plans,
            Members members,
            Relatives relatives,
            Papers vaultPapers,
            ClaimRepository claims,
            PaperRepository papers,
            Steps steps,
            Reporting reporting,
            Reviewing reviewing,
            Assessments assessments) {
        this.gate = gate;
        this.plans = plans;
        this.members = members;
        this.relatives = relatives;
        this.vaultPapers = vaultPapers;
        this.claims = claims;
        this.papers = papers;
        this.steps = steps;
        this.reporting = reporting;
        this.reviewing = reviewing;
        this.assessments = assessments;
    }

    /// Claims of a plan that wait for a round, by number.
    public List<ApprovedClaim> approved(int plan) {
        return claims.approved(plan);
    }

    /// Whether a plan has claims that are neither paid, refused nor withdrawn.
    public boolean hasOpen(int plan) {
        return claims.hasOpen(plan);
    }

    /// Whether a member has a claim that is neither paid, refused nor withdrawn.
    public boolean isOpenFor(long enrolment) {
        return claims.isOpenFor(enrolment);
    }

    /// How many claims of a plan are neither paid, refused nor withdrawn.
    public long countOpen(int plan) {
        return claims.countOpen(plan);
    }

    /// The claim is shown to all members in a round.
    ///
    /// @throws IllegalStateException if it is not approved, or was withdrawn just now
    @Transactional
    public void published(long claim, int round) {
        move(claim, ClaimEvent.PUBLISHED, Details.inRound(round), PLATFORM);
    }

    /// An objection to a published claim was right: it is investigated anew.
    @Transactional
    public void objectionUpheld(long claim, String reason, long byAccount) {
        move(claim, ClaimEvent.OBJECTION_UPHELD, Details.noted(reason), byAccount);
        claims.takeAwardBack(claim);
    }

    /// The shares for a published claim came in.
    @Transactional
    public void collected(long claim) {
        move(claim, ClaimEvent.COLLECTED, Details.NONE, PLATFORM);
    }

    /// The claimant has the money.
    @Transactional
    public void paid(long claim) {
        move(claim, ClaimEvent.PAID, Details.NONE, PLATFORM);
    }

    private void move(long number, ClaimEvent event, Details details, long by) {
        Instant now = gate.enter().instant();
        ClaimView claim = claims.find(number).orElseThrow();
        if (steps.take(claim, event, details, by, now).isEmpty()) {
            throw new IllegalStateException(
                    "claim %d is %s: no %s".formatted(number, claim.state().name(), event));
        }
    }

    /// Takes a report from the person who fell ill or the payer of the household.
    @Transactional
    public Reported report(long account, Report report) {
        return reporting.report(account, report);
    }

    /// What the rules will say against a report, told before it is sent. Whoever thinks that they
    /// are wrong about him may send it all the same: people decide.
    public List<Obstacle> obstacles(long account, Report report) {
        return reporting.obstacles(account, report);
    }

    /// What the rules say against a claim that waits for its decision.
    public List<Obstacle> obstacles(ClaimView claim) {
        return claim.state() instanceof ClaimState.Open
                ? assessments.of(claim).obstacles()
                : List.of();
    }

    /// Adds a paper to a claim that is not decided yet.
    @Transactional
    public PaperAdded addPaper(long claim, long account, PaperKind kind, byte[] content) {
        return reporting.add(claims.find(claim).orElseThrow(), account, kind, content);
    }

    /// The claimant has added what was missing.
    @Transactional
    public PapersSaid papersAdded(long claim, long account) {
        ClaimView view = claims.find(claim).orElseThrow();
        boolean isAwaited = view.state() == ClaimState.Open.INCOMPLETE;
        if (isAwaited && papers.ofClaim(claim).isEmpty()) {
            return new PapersSaid.NoneThere();
        }
        return reporting.say(view, account, ClaimEvent.PAPERS_ADDED)
                ? new PapersSaid.Done()
                : new PapersSaid.NotNow();
    }

    /// Takes a claim back before it is published.
    ///
    /// @return false if it is too late for that, or the account is not the claimant's
    @Transactional
    public boolean withdraw(long claim, long account) {
        return reporting.say(claims.find(claim).orElseThrow(), account, ClaimEvent.WITHDRAWN);
    }

    /// Does what staff decided to do.
    @Transactional
    public Acted act(long claim, Account by, Act act) {
        return reviewing.act(claim, by, act);
    }

    public Optional<ClaimView> find(long claim) {
        return claims.find(claim);
    }

    /// Whom claims are for.
    public List<Long> persons(List<Long> numbers) {
        return numbers.isEmpty() ? List.of() : claims.persons(numbers);
    }

    /// The claim, if the account belongs to the sick person or to who pays for him now.
    public Optional<ClaimView> findFor(long account, long claim) {
        return claims.find(claim).filter(found -> relatives.speaksFor(account, found.person()));
    }

    /// Claims of the account's person and of those he pays for now, newest first, before a claim.
    public List<ClaimView> ofAccount(long account, long before, int limit) {
        Set<Long> persons = new HashSet<>();
        members.personOfAccount(account).map(Person::number).ifPresent(persons::add);
        members.householdPaidBy(account).map(members::belongings).orElse(List.of()).stream()
                .map(Belonging::person)
                .forEach(persons::add);
        return persons.isEmpty() ? List.of() : claims.ofPersons(persons, before, limit);
    }

    /// What waits for staff or claimants, by due date, after a due date and claim.
    public List<ClaimView> queue(Instant afterDue, long afterClaim, int limit) {
        return claims.queue(afterDue, afterClaim, limit);
    }

    /// All claims before a number, the newest first.
    List<ClaimView> before(long claim, int limit) {
        return claims.before(claim, limit);
    }

    /// What the rules say, as things are now.
    public Assessment assessment(ClaimView claim) {
        return assessments.of(claim);
    }

    /// Everything about a claim, opened: for the claimant and for staff, whose look is recorded.
    public ClaimFile file(ClaimView claim) {
        ListedPlan plan = plans.version(claim.plan(), claim.planVersion());
        Optional<Reporting.Told> told = reporting.told(claim);
        List<ClaimStep> course = steps.of(claim);
        return new ClaimFile(
                claim,
                plan,
                Optional.of(reporting.reporter(claim)),
                reporting.reporterName(claim),
                told.map(Reporting.Told::hospital),
                told.map(Reporting.Told::story),
                course,
                papers.ofClaim(claim.claim()),
                decision(plan, claim, course));
    }

    private static Optional<Decision> decision(
            ListedPlan plan, ClaimView claim, List<ClaimStep> course) {
        List<Decision> decisions = new ArrayList<>();
        Optional<String> why = Optional.empty();
        for (ClaimStep step : course) {
            if (step.event() == ClaimEvent.REVIEWED) {
                why = step.explanation();
            }
            if (step.event() == ClaimEvent.PAYMENT_CONFIRMED) {
                Amount benefit = step.benefit().orElseThrow();
                decisions.add(new Decision.Paid(step.at(), benefit, why, step.note()));
            }
            if (step.event() == ClaimEvent.REFUSAL_CONFIRMED) {
                decisions.add(
                        new Decision.Refused(
                                step.at(),
                                step.reason().orElseThrow(),
                                plan.plan().rule(step.rule().orElseThrow()).orElseThrow(),
                                claim.planVersion(),
                                why,
                                step.note()));
            }
            if (step.event() == ClaimEvent.OBJECTION_UPHELD) {
                decisions.clear();
            }
        }
        return decisions.isEmpty() ? Optional.empty() : Optional.of(decisions.getLast());
    }

    /// A paper of a claim, as it was handed in; nothing if its person was erased.
    public Optional<byte[]> open(ClaimPaper paper) {
        return vaultPapers.open(paper.paper());
    }

    /// What is known of a paper of a claim without opening it.
    public Paper describe(ClaimPaper paper) {
        return vaultPapers.find(paper.paper()).orElseThrow();
    }

    /// Other claims for which the same paper was handed in, by anybody.
    public List<Long> alsoHandedInFor(ClaimPaper paper) {
        List<UUID> same = new ArrayList<>(vaultPapers.same(paper.paper()));
        same.add(paper.paper());
        return papers.elsewhere(paper.claim(), same);
    }
}
