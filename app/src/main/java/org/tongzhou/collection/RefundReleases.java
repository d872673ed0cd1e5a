package org.tongzhou.collection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.tongzhou.collection.RefundApprovalRepository.Owed;
import org.tongzhou.gate.Gate;
import org.tongzhou.gate.Moment;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;

/// Releases balances and shares that go back: no money leaves by the word of one person.
///
/// The first releases all that a plan owes at that moment, the second the same: the epoch up to
/// which it is meant is raised behind the closed gate, so both speak of the same payouts.
@Component
public class RefundReleases {

    private static final int AT_A_TIME = 1_000;

    private final RefundApprovalRepository approvals;
    private final Plans plans;
    private final Gate gate;
    private final TransactionTemplate transaction;

    RefundReleases(
            RefundApprovalRepository approvals,
            Plans plans,
            Gate gate,
            TransactionTemplate transaction) {
        this.approvals = approvals;
        this.plans = plans;
        this.gate = gate;
        this.transaction = transaction;
    }

    /// What of a plan waits to be released.
    ///
    /// @param first what one person has released already, if anything
    record Waiting(Owed owed, Optional<RefundApproval> first) {}

    /// What of each plan waits.
    List<Waiting> waiting() {
        List<Waiting> waiting = new ArrayList<>();
        for (ListedPlan plan : plans.inForce(gate.now())) {
            approvals
                    .owed(plan.number(), Integer.MAX_VALUE)
                    .map(owed -> new Waiting(owed, approvals.pending(plan.number())))
                    .ifPresent(waiting::add);
        }
        return waiting;
    }

    /// Releases all that a plan owes now, as the first of two.
    ///
    /// @return nothing if it owes nothing that waits
    @Transactional
    public Optional<RefundApproval> release(long by, int plan) {
        Moment moment = gate.raise();
        return approvals
                .owed(plan, moment.epoch())
                .map(owed -> approval(by, owed, moment.epoch(), moment))
                .filter(approvals::insert);
    }

    /// Releases the same as the second.
    ///
    /// @param through the epoch of what the first has released
    /// @return nothing if nothing waits for him: it is released, or the first was himself
    @Transactional
    public Optional<RefundApproval> confirm(long by, int plan, int through) {
        Moment moment = gate.enter();
        Optional<RefundApproval> second =
                approvals
                        .pending(plan)
                        .filter(first -> first.through() == through && first.by() != by)
                        .flatMap(_ -> approvals.owed(plan, through))
                        .map(owed -> approval(by, owed, through, moment))
                        .filter(approvals::insert);
        // Whoever looks next sees the first of them on their way; the others follow by the tick.
        second.ifPresent(_ -> approvals.makeReady(plan, through, AT_A_TIME));
        return second;
    }

    private static RefundApproval approval(long by, Owed owed, int through, Moment moment) {
        return new RefundApproval(
                owed.plan(), through, by, owed.payouts(), owed.amount(), moment.instant());
    }

    /// Lets what two people have released be sent. Done again, it changes nothing.
    void advance() {
        for (ListedPlan plan : plans.inForce(gate.now())) {
            int number = plan.number();
            approvals.released(number).ifPresent(through -> makeReady(number, through));
        }
    }

    private void makeReady(int plan, int through) {
        Integer made;
        do {
            made =
                    transaction.execute(_ -> {
                        gate.enter();
                        return approvals.makeReady(plan, through, AT_A_TIME);
                    });
        } while (made != null && made == AT_A_TIME);
    }
}
