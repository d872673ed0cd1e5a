package org.tongzhou.rounds;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.tree.SumNode;
import org.tongzhou.gate.Gate;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;

/// Reads what everybody may see of a round: its figures and its cases.
@Component
class Notices {

    private final Rounds rounds;
    private final HistoryRepository history;
    private final RoundFigures figures;
    private final ProofRepository proofs;
    private final Plans plans;
    private final Gate gate;

    Notices(
            Rounds rounds,
            HistoryRepository history,
            RoundFigures figures,
            ProofRepository proofs,
            Plans plans,
            Gate gate) {
        this.rounds = rounds;
        this.history = history;
        this.figures = figures;
        this.proofs = proofs;
        this.plans = plans;
        this.gate = gate;
    }

    /// A round with all that is public about it; it has figures once its members are counted.
    ///
    /// @param root over all its charges, once they are added up: each receipt leads to it
    /// @param objectionsUntil the first day on which objections are no longer taken
    /// @param today in the zone of the plan
    record Notice(
            ListedPlan plan,
            Round round,
            List<PublishedCase> cases,
            Map<Long, Amount> payouts,
            Optional<Figures> figures,
            Optional<SumNode> root,
            LocalDate objectionsUntil,
            boolean takesObjections,
            LocalDate today) {

        /// What a case is paid: struck, or as the plan promises it.
        Amount payout(PublishedCase published) {
            return payouts.getOrDefault(published.claim(), published.benefit());
        }

        /// The word for what somebody sees who looks at this.
        String seen() {
            return RoundFigures.seen(round, cases, figures);
        }
    }

    Optional<ListedPlan> plan(String code) {
        return plans.inForce(code, gate.now());
    }

    /// The round of a plan that is announced on a day.
    Optional<Notice> find(String code, LocalDate noticeOn) {
        return plan(code)
                .filter(_ -> noticeOn.getYear() >= 1 && noticeOn.getYear() <= 9999)
                .flatMap(plan ->
                        history.byDay(plan.number(), noticeOn)
                                .flatMap(round -> rounds.find(plan.number(), round)))
                .map(this::of);
    }

    Notice of(Round round) {
        ListedPlan plan = plans.version(round.plan(), round.planVersion());
        List<PublishedCase> cases = rounds.cases(round.plan(), round.number());
        return new Notice(
                plan,
                round,
                cases,
                rounds.payouts(round.plan(), round.number()),
                figures.of(round, cases),
                round.isStruck() ? proofs.proof(round) : Optional.empty(),
                rounds.objectionsUntil(round),
                takesObjections(round),
                today(plan));
    }

    LocalDate today(ListedPlan plan) {
        return plan.plan().dayOf(gate.now());
    }

    /// Whether its debit day has come.
    boolean isDebitDue(Round round) {
        ListedPlan plan = plans.version(round.plan(), round.planVersion());
        return !today(plan).isBefore(round.debitOn());
    }

    boolean takesObjections(Round round) {
        ListedPlan plan = plans.version(round.plan(), round.planVersion());
        return today(plan).isBefore(rounds.objectionsUntil(round)) && !round.isStruck();
    }
}
