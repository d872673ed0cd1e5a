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

    private final RoundRepository rounds;
    private final StatementRepository statements;
    private final CaseRepository cases;
    private final Approvals approvals;
    private final RoundFigures figures;
    private final AdjustmentRepository adjustments;
    private final RoundTables tables;
    private final Striking striking;
    private final Proving proving;
    private final Withdrawals withdrawals;
    private final Passbooks passbooks;
    private final FinalRounds finalRounds;
    private final HouseholdEstimates estimates;
    private final ClosingRounds closings;
    private final Plans plans;
    private final Gate gate;

    Rounds(
            RoundRepository rounds,
            StatementRepository statements,
            CaseRepository cases,
            Approvals approvals,
            RoundFigures figures,
            AdjustmentRepository adjustments,
            RoundTables tables,
            Striking striking,
            Proving proving,
            Withdrawals withdrawals,
            Passbooks passbooks,
            FinalRounds finalRounds,
            HouseholdEstimates estimates,
            ClosingRounds closings,
            Plans plans,
            Gate gate) {
        this.rounds = rounds;
        this.statements = statements;
        this.cases = cases;
        this.approvals = approvals;
        this.figures = figures;
        this.adjustments = adjustments;
        this.tables = tables;
        this.striking = striking;
        this.proving = proving;
        this.withdrawals = withdrawals;
        this.passbooks = passbooks;
        this.finalRounds = finalRounds;
        this.estimates = estimates;
        this.closings = closings;
        this.plans = plans;
        this.gate = gate;
    }

    /// Approves a step as one of two people.
    ///
    /// @param seen the word for the figures that the person saw: see [#seen(Round)]
    @Transactional
    public Approval approve(int plan, int number, Step step, String seen, long byAccount) {
        return approve(rounds.lock(plan, number).orElseThrow(), step, seen, byAccount);
    }

    /// Approves a step with the figures that the round has now: for tools that look at them and
    /// approve at once.
    @Transactional
    public Approval approve(int plan, int number, Step step, long byAccount) {
        Round round = rounds.lock(plan, number).orElseThrow();
        return approve(round, step, figures.seen(round), byAccount);
    }

    private Approval approve(Round round, Step step, String seen, long byAccount) {
        Instant now = gate.now();
        if (!Approvals.isDue(round, step)) {
            return new Approval.NotDue(round.state());
        }
        LocalDate until = objectionsUntil(round);
        boolean windowOpen = planOf(round).plan().dayOf(now).isBefore(until);
        if (step == Step.STRIKE && windowOpen) {
            return new Approval.ObjectionsOpen(until);
        }
        return approvals.give(round, step, seen, byAccount, now);
    }

    /// Whether two people have approved the step and what they saw still holds.
    public boolean isReleased(Round round, Step step) {
        return approvals.isReleased(round, step);
    }

    /// The word for what somebody sees who looks at the round now.
    public String seen(Round round) {
        return figures.seen(round);
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

    /// What upholding an objection came to.
    public enum Upheld {
        /// A second person confirms it.
        PROPOSED,
        WITHDRAWN,
        SAME_PERSON,
        NO_OBJECTION,
        OWN_CASE,
        TOO_LATE
    }

    /// Takes a case out of its round after an objection, as one of two people.
    @Transactional
    public Upheld upholdObjection(long claim, String reason, long byAccount) {
        return withdrawals.uphold(cases.find(claim).orElseThrow(), reason, byAccount);
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
        int through = round.epoch().orElseThrow();
        return adjustments.between(round.plan(), rounds.epochBefore(round), through);
    }

    /// The same of one household.
    public List<Adjustment> adjustments(Round round, long household) {
        int through = round.epoch().orElseThrow();
        return adjustments.between(round.plan(), rounds.epochBefore(round), through, household);
    }

    /// What struck rounds gave back to a household, each of the round that it corrects.
    public List<Adjustment> refunds(long household) {
        return adjustments.refunds(household);
    }

    /// What corrections charged late, less what they refunded, of a folio by household.
    public Map<Long, Amount> adjusted(int folio, int plan) {
        return adjustments.sums(folio, plan);
    }

    /// The tables by which the fold computes a charge in any struck round of the plan.
    public PlanRounds tables(int plan) {
        return tables.of(plan, Integer.MAX_VALUE);
    }

    /// Whether a plan needs another round on `day`; only one that is being closed may not.
    public boolean needsAnother(ListedPlan plan, LocalDate day) {
        return finalRounds.needsAnother(plan, day);
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

    /// Begins to close a round, or goes on: no other round of the plan is frozen before it is
    /// closed.
    ///
    /// @return the last round whose members were fixed when it began
    @Transactional
    public int beginClosing(Round round) {
        return closings.begin(round, gate.enter().instant());
    }

    /// Rounds whose closing has begun and is not done.
    public List<Round> beingClosed() {
        return in(RoundState.COLLECTING).stream().filter(closings::hasBegun).toList();
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
