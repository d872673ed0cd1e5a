package org.tongzhou.closing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tongzhou.accounts.Account;
import org.tongzhou.accounts.Audit;
import org.tongzhou.core.plan.Text;
import org.tongzhou.gate.Gate;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;

/// The door to the closing of plans.
@Component
public class Closings {

    /// Members are told at least so many days before cover ends: a proposal leaves some for the
    /// second person.
    private static final int DAYS_WHEN_PROPOSED = 14;

    private static final int DAYS_WHEN_CONFIRMED = 7;
    private static final int MOST_CHOICES = 8;

    private final ProposalRepository proposals;
    private final Plans plans;
    private final Audit audit;
    private final Gate gate;

    Closings(ProposalRepository proposals, Plans plans, Audit audit, Gate gate) {
        this.proposals = proposals;
        this.plans = plans;
        this.audit = audit;
        this.gate = gate;
    }

    /// Why a plan is being closed, in the words of who proposed it; nothing where it closes by its
    /// own rule, for lack of members.
    public Optional<Text> reason(int plan) {
        return proposals
                .current(plan)
                .filter(proposal -> proposal.confirmedBy().isPresent())
                .map(Proposal::reason);
    }

    Optional<Proposal> proposal(int plan) {
        return proposals.current(plan);
    }

    /// The next days on which cover may end.
    List<LocalDate> choices(ListedPlan plan) {
        var calendar = plan.calendar();
        int first = calendar.firstOnOrAfter(earliest(plan, DAYS_WHEN_PROPOSED));
        return IntStream.range(first, first + MOST_CHOICES).mapToObj(calendar::noticeDay).toList();
    }

    private LocalDate earliest(ListedPlan plan, int days) {
        return plan.plan().dayOf(gate.now()).plusDays(days);
    }

    /// Proposes to close a plan; an earlier proposal that nobody confirmed is replaced.
    ///
    /// @param coverEndsOn a notice day: members share in the rounds before it
    @Transactional
    Outcome propose(Account by, ListedPlan plan, LocalDate coverEndsOn, Text reason) {
        Instant now = gate.enter().instant();
        int after = plan.calendar().firstOnOrAfter(coverEndsOn);
        LocalDate earliest = earliest(plan, DAYS_WHEN_PROPOSED);
        if (plans.closing(plan.number()).isPresent()) {
            return new Outcome.Already();
        }
        if (!plan.calendar().noticeDay(after).equals(coverEndsOn)) {
            return new Outcome.NotNoticeDay();
        }
        if (coverEndsOn.isBefore(earliest)) {
            return new Outcome.TooSoon(earliest);
        }
        proposals.insert(plan.number(), after - 1, reason, by.id(), now);
        int number = proposals.current(plan.number()).orElseThrow().number();
        String detail = "proposal %d: cover %s".formatted(number, coverEndsOn);
        audit.record(by, "closing-proposed", "plan " + plan.code(), detail);
        return new Outcome.Proposed(number);
    }

    /// What stands against his confirming a proposal.
    Optional<Outcome> obstacle(Account by, ListedPlan plan, Proposal proposal) {
        if (proposal.proposedBy() == by.id()) {
            return Optional.of(new Outcome.OwnProposal());
        }
        LocalDate coverEndsOn = plan.calendar().noticeDay(proposal.lastRound() + 1);
        LocalDate earliest = earliest(plan, DAYS_WHEN_CONFIRMED);
        return coverEndsOn.isBefore(earliest)
                ? Optional.of(new Outcome.TooSoon(earliest))
                : Optional.empty();
    }

    /// Confirms a proposal as the second person: from now on nobody joins.
    @Transactional
    Outcome confirm(Account by, ListedPlan plan, int number) {
        Instant now = gate.enter().instant();
        Optional<Proposal> found =
                proposals.current(plan.number()).filter(one -> one.number() == number);
        if (plans.closing(plan.number()).isPresent()) {
            return new Outcome.Already();
        }
        if (found.isEmpty()) {
            return new Outcome.NotProposed();
        }
        Proposal proposal = found.get();
        Optional<Outcome> obstacle = obstacle(by, plan, proposal);
        if (obstacle.isPresent()) {
            return obstacle.get();
        }
        LocalDate coverEndsOn = plan.calendar().noticeDay(proposal.lastRound() + 1);
        boolean isFirst = proposals.confirm(proposal, by.id(), now);
        if (!isFirst || !plans.beginClosing(plan.number(), proposal.lastRound())) {
            return new Outcome.Already();
        }
        String detail = "proposal %d: cover %s".formatted(number, coverEndsOn);
        audit.record(by, "closing-confirmed", "plan " + plan.code(), detail);
        return new Outcome.Confirmed(coverEndsOn);
    }
}
