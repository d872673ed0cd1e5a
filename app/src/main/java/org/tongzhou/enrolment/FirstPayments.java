package org.tongzhou.enrolment;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.plan.Plan;
import org.tongzhou.enrolment.SpanRepository.Latest;
import org.tongzhou.gate.Gate;
import org.tongzhou.gate.Moment;
import org.tongzhou.members.Household;
import org.tongzhou.members.MandateGiven;
import org.tongzhou.members.Members;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;

/// The door to first payments: a pre-paid plan is joined with one, and nothing begins before it is
/// taken, neither cover nor the wait for it.
///
/// It is ordered once, as soon as the household's account may be debited. Where the bank refuses,
/// the payer pays in himself: members begin in the order of joining, as far as the balance holds
/// what each of them joins with.
@Component
public class FirstPayments {

    private final MembershipRepository memberships;
    private final SpanRepository spans;
    private final Waits waits;
    private final Members members;
    private final Plans plans;
    private final ObjectProvider<PaymentOrders> orders;
    private final Gate gate;

    FirstPayments(
            MembershipRepository memberships,
            SpanRepository spans,
            Waits waits,
            Members members,
            Plans plans,
            ObjectProvider<PaymentOrders> orders,
            Gate gate) {
        this.memberships = memberships;
        this.spans = spans;
        this.waits = waits;
        this.members = members;
        this.plans = plans;
        this.orders = orders;
        this.gate = gate;
    }

    /// Orders what a member joins with, unless his household's account may not be debited yet; in
    /// a plan that is being closed nothing, as nobody is to begin there.
    void order(Household household, int plan, Amount amount, LocalDate day, long enrolment) {
        if (plans.closing(plan).isPresent()) {
            return;
        }
        orders.ifAvailable(
                provided -> provided.orderFirst(household, plan, amount, day, enrolment));
    }

    /// Orders what could not be ordered before, in the transaction that gives the mandate.
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void order(MandateGiven given) {
        if (!given.allowsDebits()) {
            return;
        }
        Household household = given.household();
        for (Membership one : memberships.ofHousehold(household.number())) {
            if (one.cause() == Cause.UNPAID) {
                Plan plan = bound(one).plan();
                LocalDate today = plan.dayOf(gate.now());
                order(household, one.plan(), one.firstPayment(), today, one.enrolment());
            }
        }
    }

    /// Lets those of a household begin who wait for their first payment, in the order of joining
    /// and as far as its balance in the plan goes.
    @Transactional
    public void begin(long household, int plan, Amount balance) {
        Moment moment = gate.enter();
        Amount left = balance;
        for (Membership one : memberships.ofHousehold(household)) {
            boolean waitsForIt = one.plan() == plan && one.cause() == Cause.UNPAID;
            if (waitsForIt && left.compareTo(one.firstPayment()) >= 0 && begin(one, moment)) {
                left = left.minus(one.firstPayment());
            }
        }
    }

    /// Begins on the day of the payment as others do on the day they join; not for one who has left
    /// meanwhile, nor in a plan whose last round comes before his first.
    private boolean begin(Membership membership, Moment moment) {
        // First, as in every ending: who leaves in the same moment goes before or after.
        boolean isSeated = memberships.lockSeat(membership);
        ListedPlan plan = bound(membership);
        LocalDate today = plan.plan().dayOf(moment.instant());
        LocalDate coveredFrom = waits.coveredFrom(plan, membership.person(), today);
        int first = Waits.firstRound(plan, today, coveredFrom);
        Optional<Latest> waiting =
                spans.latest(membership.plan(), membership.household(), membership.enrolment())
                        .filter(span -> span.cause() == Cause.UNPAID);
        boolean isTooLate =
                plans.closing(membership.plan())
                        .filter(closing -> closing.lastRound() < first)
                        .isPresent();
        if (!isSeated || waiting.isEmpty() || isTooLate) {
            return false;
        }
        memberships.begin(membership, coveredFrom, moment);
        var person = members.person(membership.person()).orElseThrow();
        Latest begun = Joining.firstSpan(plan, person, first).after(waiting.get());
        spans.insert(membership.household(), membership.enrolment(), begun, moment);
        return true;
    }

    private ListedPlan bound(Membership membership) {
        return plans.version(membership.plan(), membership.planVersion());
    }
}
