package org.tongzhou.rounds;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.round.PlanRounds;
import org.tongzhou.core.round.Struck;
import org.tongzhou.enrolment.Membership;
import org.tongzhou.gate.Gate;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;

/// The door to rounds: what stands where, approvals, cases, statements, passbooks.
@Component
public class Rounds {

    private static final int PEOPLE_FOR_A_STEP = 2;

    private final RoundRepository rounds;
    private final StatementRepository statements;
    private final CaseRepository cases;
    private final AdjustmentRepository adjustments;
    private final RoundTables tables;
    private final Striking striking;
    private final Proving proving;
    private final Publication publication;
    private final Passbooks passbooks;
    private final HouseholdEstimates estimates;
    private final Plans plans;
    private final Gate gate;

    Rounds(
            RoundRepository rounds,
            StatementRepository statements,
            CaseRepository cases,
            AdjustmentRepository adjustments,
            RoundTables tables,
            Striking striking,
            Proving proving,
            Publication publication,
            Passbooks passbooks,
            HouseholdEstimates estimates,
            Plans plans,
            Gate gate) {
        this.rounds = rounds;
        this.statements = statements;
        this.cases = cases;
        this.adjustments = adjustments;
        this.tables = tables;
        this.striking = striking;
        this.proving = proving;
        this.publication = publication;
        this.passbooks = passbooks;
        this.estimates = estimates;
        this.plans = plans;
        this.gate = gate;
    }

    /// Approves a step as one of two people.
    @Transactional
    public Approval approve(int plan, int number, Step step, long byAccount) {
        Round round = rounds.lock(plan, number).orElseThrow();
        Instant now = gate.now();
        if (!mayApprove(round, step)) {
            return new Approval.NotDue(round.state());
        }
        LocalDate until = objectionsUntil(round);
        boolean windowOpen = planOf(round).plan().dayOf(now).isBefore(until);
        if (step == Step.STRIKE && windowOpen) {
            return new Approval.ObjectionsOpen(until);
        }
        boolean first = cases.approve(plan, number, step, byAccount, now);
        if (isReleased(round, step)) {
            return new Approval.Released();
        }
        return first ? new Approval.First() : new Approval.Again();
    }

    static boolean mayApprove(Round round, Step step) {
        return switch (step) {
            case STRIKE -> round.state() == RoundState.ANNOUNCED;
            case DEBITS -> round.state() == RoundState.STRUCK;
            case PAYOUTS -> round.isStruck();
        };
    }

    public boolean isReleased(Round round, Step step) {
        return cases.approvals(round.plan(), round.number(), step).size() >= PEOPLE_FOR_A_STEP;
    }

    /// The first day on which objections are no longer taken.
    public LocalDate objectionsUntil(Round round) {
        return planOf(round).plan().calendar().objectionsEndOn(round.noticeOn());
    }

    /// What an objection came to.
    public enum Objected {
        TAKEN,
        ALREADY,
        TOO_LATE
    }

    /// Takes an objection to a case while its window is open; one per account and case.
    @Transactional
    public Objected object(long claim, long byAccount, String reason) {
        PublishedCase published = cases.find(claim).orElseThrow();
        Round round = rounds.lock(published.plan(), published.round()).orElseThrow();
        Instant now = gate.now();
        boolean open =
                planOf(round).plan().dayOf(now).isBefore(objectionsUntil(round))
                        && !round.isStruck();
        if (!open) {
            return Objected.TOO_LATE;
        }
        return cases.object(published, byAccount, reason, now) ? Objected.TAKEN : Objected.ALREADY;
    }

    /// Takes a case out of its round after an objection.
    ///
    /// @return false if the round is struck: then it stays
    @Transactional
    public boolean upholdObjection(long claim, String reason, long byAccount) {
        PublishedCase published = cases.find(claim).orElseThrow();
        Round round = rounds.lock(published.plan(), published.round()).orElseThrow();
        if (round.isStruck()) {
            return false;
        }
        publication.withdraw(published, planOf(round), reason, byAccount);
        return true;
    }

    /// What the round would come to if it were struck now.
    public Struck trial(Round round) {
        return striking.trial(round);
    }

    public Optional<Round> find(int plan, int round) {
        return rounds.find(plan, round);
    }

    /// The rounds of a plan in their order.
    public List<Round> ofPlan(int plan) {
        return rounds.ofPlan(plan);
    }

    public List<Round> in(RoundState state) {
        return rounds.in(state);
    }

    public Optional<Statement> statement(int plan, int round) {
        return statements.find(plan, round);
    }

    public List<Statement> statements(int plan) {
        return statements.ofPlan(plan);
    }

    public List<PublishedCase> cases(int plan, int round) {
        return cases.ofRound(plan, round);
    }

    public Optional<PublishedCase> publishedCase(long claim) {
        return cases.find(claim);
    }

    /// The final payout of each case of a struck round, by claim.
    public Map<Long, Amount> payouts(int plan, int round) {
        return rounds.payouts(plan, round);
    }

    /// Corrections of earlier rounds that this round took in.
    public List<Adjustment> adjustments(Round round) {
        int before =
                rounds.find(round.plan(), round.number() - 1)
                        .map(previous -> previous.epoch().orElseThrow())
                        .orElse(-1);
        return adjustments.between(round.plan(), before, round.epoch().orElseThrow());
    }

    /// The tables by which the fold computes a charge in any struck round of the plan.
    public PlanRounds tables(int plan) {
        return tables.of(plan, Integer.MAX_VALUE);
    }

    public boolean isProven(Round round) {
        return proving.isProven(round);
    }

    /// The last round whose members are fixed, if any.
    public Optional<Round> lastFrozen(int plan) {
        return rounds.ofPlan(plan).stream()
                .filter(round -> round.epoch().isPresent())
                .reduce((_, later) -> later);
    }

    /// What a member was charged in each struck round.
    public List<PassbookLine> passbook(Membership membership) {
        return passbooks.of(membership);
    }

    /// What several members were charged, by enrolment; each plan's tables are read once.
    public Map<Long, List<PassbookLine>> passbooks(List<Membership> memberships) {
        return passbooks.of(memberships);
    }

    /// What a household with these memberships would pay in the rounds that are announced.
    public List<EstimatedShare> estimates(List<Membership> memberships) {
        return estimates.of(memberships);
    }

    /// Debits are released and under way.
    @Transactional
    public boolean collecting(Round round) {
        return rounds.move(round, RoundState.STRUCK, RoundState.COLLECTING, gate.now());
    }

    /// Retries are over.
    @Transactional
    public boolean closed(Round round) {
        return rounds.move(round, RoundState.COLLECTING, RoundState.CLOSED, gate.now());
    }

    private ListedPlan planOf(Round round) {
        return plans.version(round.plan(), round.planVersion());
    }
}
