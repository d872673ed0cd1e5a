package org.tongzhou.messages;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tongzhou.collection.Debits;
import org.tongzhou.collection.Share;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.plan.PrePaid;
import org.tongzhou.gate.Gate;
import org.tongzhou.members.Household;
import org.tongzhou.members.Mandate;
import org.tongzhou.members.Members;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;
import org.tongzhou.web.Formats;
import org.tongzhou.web.Words;

/// Tells a payer what could not be taken and what becomes of it: it is tried each day for a while,
/// then with the next debit; without an account it is not tried at all.
@Component
class FailedNotices {

    private final Debits debits;
    private final Members members;
    private final Plans plans;
    private final Gate gate;

    FailedNotices(Debits debits, Members members, Plans plans, Gate gate) {
        this.debits = debits;
        this.members = members;
        this.plans = plans;
        this.gate = gate;
    }

    /// @param open shares that were not taken, the newest round first
    List<Notice> of(Household household, List<Share> open) {
        List<Share> fromBalance = new ArrayList<>();
        List<Share> retried = new ArrayList<>();
        List<Share> left = new ArrayList<>();
        for (Share share : open) {
            ListedPlan plan = plan(share);
            if (plan.plan().funding() instanceof PrePaid) {
                fromBalance.add(share);
            } else {
                LocalDate today = plan.plan().dayOf(gate.now());
                (debits.retriedUntil(share).isBefore(today) ? left : retried).add(share);
            }
        }
        List<Notice> notices = new ArrayList<>();
        if (members.mandate(household).filter(Mandate::allowsDebits).isPresent()) {
            addRetried(retried, notices);
            addLeft(left, notices);
        } else {
            retried.addAll(left);
            add(retried, "messages.failedNoAccount", "/me/mandate", notices);
        }
        add(fromBalance, "messages.failedBalance", "/me/balance", notices);
        return notices;
    }

    private void addRetried(List<Share> retried, List<Notice> notices) {
        if (!retried.isEmpty()) {
            String until = Formats.day(debits.retriedUntil(retried.getFirst()));
            add(retried, "messages.failed", "/me/passbook", notices, until);
        }
    }

    private void addLeft(List<Share> left, List<Notice> notices) {
        if (!left.isEmpty()) {
            ListedPlan plan = plan(left.getFirst());
            add(
                    left,
                    "messages.failedLeft",
                    "/me/passbook",
                    notices,
                    Formats.day(nextDebit(plan)),
                    plan.plan().arrears().roundsFailed());
        }
    }

    /// A round that was announced before may be debited still.
    private LocalDate nextDebit(ListedPlan plan) {
        int last = plan.calendar().lastAtOrBefore(gate.now());
        LocalDate ofLast = plan.calendar().debitDay(last);
        return ofLast.isBefore(plan.plan().dayOf(gate.now()))
                ? plan.calendar().debitDay(last + 1)
                : ofLast;
    }

    private void add(
            List<Share> shares, String words, String path, List<Notice> notices, Object... more) {
        if (shares.isEmpty()) {
            return;
        }
        ListedPlan plan = plan(shares.getFirst());
        Amount open = shares.stream().map(Share::open).reduce(Amount.ZERO, Amount::plus);
        List<Object> told = new ArrayList<>();
        told.add(Formats.money(open, plan.plan().currency()));
        told.add(Formats.day(shares.getLast().line().debitOn()));
        told.addAll(List.of(more));
        notices.add(new Notice(Notice.Kind.DEBIT_FAILED, Words.of(words, told.toArray()), path));
    }

    private ListedPlan plan(Share share) {
        int number = share.membership().plan();
        return plans.inForce(number, gate.now()).orElseGet(() -> plans.version(number, 1));
    }
}
