package org.tongzhou.messages;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tongzhou.collection.Debits;
import org.tongzhou.collection.Share;
import org.tongzhou.collection.TopUpOrder;
import org.tongzhou.collection.TopUpOrder.State;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.round.RoundCalendar;
import org.tongzhou.enrolment.Membership;
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

    /// One for each plan and what becomes of its shares.
    ///
    /// @param open shares that were not taken, the newest round first
    List<Notice> of(Household household, List<Share> open) {
        Map<Integer, List<Share>> byPlan =
                open.stream()
                        .collect(
                                Collectors.groupingBy(
                                        share -> share.membership().plan(),
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        List<Notice> notices = new ArrayList<>();
        byPlan.forEach((number, shares) -> notices.addAll(ofPlan(household, plan(number), shares)));
        return notices;
    }

    /// The last payment into a balance, where it was not taken: nobody tries it again by himself.
    ///
    /// @param going memberships of the household that go on, or would with it
    List<Notice> ofPayments(Household household, List<Membership> going) {
        if (going.stream().noneMatch(one -> hasBalances(one.plan()))) {
            return List.of();
        }
        Map<Integer, TopUpOrder> last = new LinkedHashMap<>();
        debits.topUpOrders(household.number())
                .forEach(order -> last.putIfAbsent(order.plan(), order));
        return last.values().stream()
                .filter(order -> order.state() == State.FAILED || order.state() == State.REVERSED)
                .filter(order -> going.stream().anyMatch(one -> one.plan() == order.plan()))
                .map(this::notTaken)
                .toList();
    }

    private boolean hasBalances(int plan) {
        return plan(plan).plan().isPrePaid();
    }

    private Notice notTaken(TopUpOrder order) {
        ListedPlan plan = plan(order.plan());
        String text =
                Words.of(
                        "messages.payment." + order.state(),
                        Formats.money(order.amount(), plan.plan().currency()),
                        Formats.day(order.day()),
                        plan.plan().name().in(Words.Language.ofRequest().locale()));
        return new Notice(Notice.Kind.DEBIT_FAILED, text, "/me/balance");
    }

    private List<Notice> ofPlan(Household household, ListedPlan plan, List<Share> shares) {
        if (plan.plan().isPrePaid()) {
            return List.of(notice(plan, shares, "messages.failedBalance", "/me/balance"));
        }
        Optional<Mandate> mandate = members.mandate(household).filter(one -> !one.cancelled());
        if (mandate.filter(Mandate::allowsDebits).isPresent()) {
            return debited(plan, shares);
        }
        boolean isBeingChecked = mandate.isPresent() && members.accountRefusal(household).isEmpty();
        return List.of(
                isBeingChecked
                        ? notice(plan, shares, "messages.failedChecking", "/me/mandate")
                        : notice(
                                plan,
                                shares,
                                "messages.failedNoAccount",
                                "/me/mandate",
                                cover(plan, shares)));
    }

    private List<Notice> debited(ListedPlan plan, List<Share> shares) {
        LocalDate today = plan.plan().dayOf(gate.now());
        List<Share> retried = new ArrayList<>();
        List<Share> left = new ArrayList<>();
        for (Share share : shares) {
            (debits.retriedUntil(share).isBefore(today) ? left : retried).add(share);
        }
        List<Notice> notices = new ArrayList<>();
        retried.stream()
                .map(debits::retriedUntil)
                .min(Comparator.naturalOrder())
                .map(Formats::day)
                .map(until -> notice(plan, retried, "messages.failed", "/me/passbook", until))
                .ifPresent(notices::add);
        if (!left.isEmpty()) {
            notices.add(left(plan, left));
        }
        return notices;
    }

    private Notice left(ListedPlan plan, List<Share> left) {
        return nextDebit(plan)
                .map(Formats::day)
                .map(next ->
                        notice(
                                plan,
                                left,
                                "messages.failedLeft",
                                "/me/passbook",
                                next,
                                cover(plan, left)))
                .orElseGet(() -> notice(plan, left, "messages.failedLast", "/me/passbook"));
    }

    /// A round that was announced before may be debited still; a plan that is being closed has no
    /// round after its last.
    private Optional<LocalDate> nextDebit(ListedPlan plan) {
        RoundCalendar calendar = plan.calendar();
        int last = calendar.lastAtOrBefore(gate.now());
        boolean isOver = calendar.debitDay(last).isBefore(plan.plan().dayOf(gate.now()));
        int next = isOver ? last + 1 : last;
        return plans.closing(plan.number()).filter(closing -> closing.lastRound() < next).isEmpty()
                ? Optional.of(calendar.debitDay(next))
                : Optional.empty();
    }

    /// What unpaid shares do to cover; nothing where it has an end already.
    private String cover(ListedPlan plan, List<Share> shares) {
        boolean goesOn =
                plans.closing(plan.number()).isEmpty()
                        && shares.stream()
                                .anyMatch(one -> !one.membership().hasEnded(plan, gate.now()));
        return goesOn ? Words.of("messages.failedCover", plan.plan().arrears().roundsFailed()) : "";
    }

    private static Notice notice(
            ListedPlan plan, List<Share> shares, String words, String path, Object... more) {
        Amount open = shares.stream().map(Share::open).reduce(Amount.ZERO, Amount::plus);
        List<Object> told = new ArrayList<>();
        told.add(Formats.money(open, plan.plan().currency()));
        told.add(Formats.day(shares.getLast().line().debitOn()));
        told.add(plan.plan().name().in(Words.Language.ofRequest().locale()));
        told.addAll(List.of(more));
        return new Notice(Notice.Kind.DEBIT_FAILED, Words.of(words, told.toArray()), path);
    }

    private ListedPlan plan(int number) {
        return plans.inForceOrOldest(number, gate.now());
    }
}
