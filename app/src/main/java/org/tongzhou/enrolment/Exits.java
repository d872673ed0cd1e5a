package org.tongzhou.enrolment;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.tongzhou.enrolment.OpenAmounts.Owed;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;

/// What leaving would mean, before it is done.
@Component
class Exits {

    private final Plans plans;
    private final MembershipRepository memberships;
    private final ObjectProvider<OpenAmounts> open;

    Exits(Plans plans, MembershipRepository memberships, ObjectProvider<OpenAmounts> open) {
        this.plans = plans;
        this.memberships = memberships;
        this.open = open;
    }

    /// What becomes of the balance of somebody who leaves.
    enum Balance {
        /// The plan is not pre-paid.
        NONE,
        /// It pays what is owed; what is left goes back by itself.
        GOES_BACK,
        /// Others of the household are in the plan, and share from it.
        SERVES_OTHERS
    }

    /// @param coverEndsOn the first day without cover
    /// @param lastNoticeDay of the last round that is shared in; missing where none is
    /// @param lastDebitDay when that round is debited, or was to be
    /// @param owesLastRound whether that round is not debited yet
    /// @param owed the rounds that are shared in and not debited yet, the earliest first
    /// @param openMinor charged to the household and not paid: for its payer alone
    /// @param balanceMinor what the household has in a pre-paid plan: for its payer alone
    /// @param balanceWaitsFor the debit day after which it goes back; missing if it may go now
    /// @param payoutWithinDays how soon what goes back is paid, once what is owed was taken
    /// @param othersStayCovered whether others of the household are in this plan or another
    /// @param rejoinRestartsWait whether joining again waits in full
    /// @param rejoinWaitDays what joining again at once would wait
    record Preview(
            LocalDate coverEndsOn,
            @Nullable LocalDate lastNoticeDay,
            @Nullable LocalDate lastDebitDay,
            boolean owesLastRound,
            List<Owed> owed,
            @Nullable Long openMinor,
            String currency,
            Balance balance,
            @Nullable Long balanceMinor,
            @Nullable LocalDate balanceWaitsFor,
            int payoutWithinDays,
            boolean othersStayCovered,
            boolean rejoinRestartsWait,
            long rejoinWaitDays) {}

    /// @param isPayer whether the payer of the household asks
    Preview preview(Membership membership, boolean isPayer, Instant now) {
        ListedPlan plan = plans.version(membership.plan(), membership.planVersion());
        LocalDate today = plan.plan().dayOf(now);
        int last = Math.min(membership.lastRound(), Enrolments.lastRoundOwed(plan, now));
        boolean shares = last >= membership.firstRound();
        LocalDate lastNotice = plan.calendar().noticeDay(last);
        OpenAmounts amounts = open.getIfAvailable();
        List<Owed> owed = amounts == null ? List.of() : amounts.notDebited(membership, last);
        OpenAmounts ofPayer = isPayer ? amounts : null;
        long household = membership.household();
        Balance balance = balance(plan, membership, now);
        Truth left = new Truth(membership.firstRound(), last, membership.birthRound(), Cause.LEFT);
        return new Preview(
                membership.as(left).coverEndsOn(plan).orElse(today),
                shares ? lastNotice : null,
                shares ? plan.calendar().debitDay(last) : null,
                shares && owed.stream().anyMatch(one -> one.noticeOn().equals(lastNotice)),
                owed,
                ofPayer == null ? null : ofPayer.unpaidOf(household).minor(),
                plan.plan().currency(),
                balance,
                ofPayer == null || balance == Balance.NONE
                        ? null
                        : ofPayer.balanceOf(household, plan.number()).minor(),
                amounts == null || balance == Balance.NONE
                        ? null
                        : amounts.debitedFirst(plan).orElse(null),
                plan.plan().calendar().payoutWithinDays(),
                others(membership, now).findAny().isPresent(),
                plan.plan().admission().rejoinRestartsWait(),
                rejoinWaitDays(plan, membership, today));
    }

    private Balance balance(ListedPlan plan, Membership leaving, Instant now) {
        if (!plan.plan().isPrePaid()) {
            return Balance.NONE;
        }
        return others(leaving, now).anyMatch(one -> one.plan() == plan.number())
                ? Balance.SERVES_OTHERS
                : Balance.GOES_BACK;
    }

    /// Memberships of others of the household that go on.
    private Stream<Membership> others(Membership leaving, Instant now) {
        return memberships.ofHousehold(leaving.household()).stream()
                .filter(one -> one.person() != leaving.person())
                .filter(one -> one.mayGoOn(plans.inForceOrOldest(one.plan(), now), now));
    }

    /// The day in the zone of a membership's plan.
    LocalDate today(Membership membership, Instant now) {
        return plans.version(membership.plan(), membership.planVersion()).plan().dayOf(now);
    }

    /// By the version that binds him now; the one in force when he joins again decides.
    private static long rejoinWaitDays(ListedPlan plan, Membership membership, LocalDate today) {
        int days = plan.plan().waiting().days();
        if (plan.plan().admission().rejoinRestartsWait() || !membership.hasBegun()) {
            return days;
        }
        long left = ChronoUnit.DAYS.between(today.plusDays(1), membership.coveredFrom());
        return Math.clamp(left, 0, days);
    }
}
