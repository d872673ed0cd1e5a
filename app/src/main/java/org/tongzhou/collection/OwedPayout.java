package org.tongzhou.collection;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.tongzhou.core.money.Amount;

/// Money that the pool owes to a household: one attempt to pay it out.
///
/// @param id the same for all attempts
/// @param attempt from 1; a payout that bounced is tried again under the next number
/// @param reason why it bounced
public record OwedPayout(
        String id,
        int attempt,
        int plan,
        int round,
        Kind kind,
        Optional<Long> claim,
        long household,
        Optional<Long> enrolment,
        Amount amount,
        Optional<String> account,
        State state,
        LocalDate dueOn,
        Optional<LocalDate> sentOn,
        Optional<LocalDate> endedOn,
        Optional<PayoutRefusal> reason) {

    /// What it is paid for.
    public enum Kind {
        CLAIM,
        REFUND,
        BALANCE,
        /// All that a household paid into a plan that was closed.
        SHARES
    }

    /// Where it stands.
    public enum State {
        /// A balance or shares that go back: two people release them first.
        OWED,
        READY,
        /// Booked and about to be sent: from here on nobody knows until the channel says.
        PREPARED,
        SENT,
        PAID,
        BOUNCED
    }

    /// What goes back to a household when its plan is closed.
    static OwedPayout atClosing(
            Kind kind, int plan, long household, Amount amount, LocalDate dueOn) {
        String id = "%s%d.%d".formatted(kind.name().toLowerCase(Locale.ROOT), plan, household);
        return ofPlan(id, kind, plan, household, amount, dueOn);
    }

    /// What goes back of a balance while its plan runs.
    static OwedPayout ofOrder(RefundOrder order, Amount amount, LocalDate dueOn) {
        return ofPlan(idOf(order), Kind.BALANCE, order.plan(), order.household(), amount, dueOn);
    }

    /// Whether an order made it, and not the closing of its plan.
    boolean isOfOrder() {
        return kind == Kind.BALANCE && id.contains(".r");
    }

    static String idOf(RefundOrder order) {
        return "balance%d.%d.r%d".formatted(order.plan(), order.household(), order.number());
    }

    /// A payment into a balance that arrived after the balances went back.
    ///
    /// @param order that it was
    static OwedPayout afterClosing(
            int plan, long household, String order, Amount amount, LocalDate dueOn) {
        String id = "balance%d.%d.%s".formatted(plan, household, order);
        return ofPlan(id, Kind.BALANCE, plan, household, amount, dueOn);
    }

    private static OwedPayout ofPlan(
            String id, Kind kind, int plan, long household, Amount amount, LocalDate dueOn) {
        return new OwedPayout(
                id,
                1,
                plan,
                0,
                kind,
                Optional.empty(),
                household,
                Optional.empty(),
                amount,
                Optional.empty(),
                State.OWED,
                dueOn,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /// Whether it came back before, and waits for another account.
    public boolean isBack() {
        return attempt > 1 && state == State.READY;
    }

    /// Whether its day has gone by and it has not arrived.
    public boolean isLate(LocalDate today) {
        return state != State.PAID && state != State.BOUNCED && dueOn.isBefore(today);
    }

    String channelId() {
        return id + "-" + attempt;
    }

    OwedPayout of(Amount less) {
        return new OwedPayout(
                id, attempt, plan, round, kind, claim, household, enrolment, less, account, state,
                dueOn, sentOn, endedOn, reason);
    }

    /// The same for another household.
    OwedPayout to(long payee) {
        return new OwedPayout(
                id, attempt, plan, round, kind, claim, payee, enrolment, amount, account, state,
                dueOn, sentOn, endedOn, reason);
    }

    OwedPayout next() {
        return new OwedPayout(
                id,
                attempt + 1,
                plan,
                round,
                kind,
                claim,
                household,
                enrolment,
                amount,
                Optional.empty(),
                State.READY,
                dueOn,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
