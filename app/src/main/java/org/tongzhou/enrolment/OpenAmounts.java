package org.tongzhou.enrolment;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tongzhou.core.money.Amount;
import org.tongzhou.plans.ListedPlan;

/// What households still owe, and what they have in pre-paid plans. The module that collects
/// provides it.
public interface OpenAmounts {

    /// Charged by final rounds and not paid, whether its debit day has come or not.
    Amount unpaidOf(long household);

    /// What a household has in a pre-paid plan.
    Amount balanceOf(long household, int plan);

    /// The debit day that comes before a balance of a plan goes back; nothing if it may go now.
    Optional<LocalDate> debitedFirst(ListedPlan plan);

    /// The rounds that a member shares in, up to the last of them, and that are not debited yet,
    /// the earliest first.
    List<Owed> notDebited(Membership membership, int lastRound);

    /// A round that is still to be debited.
    ///
    /// @param shareMinor nothing before the price is final
    record Owed(LocalDate noticeOn, LocalDate debitOn, @Nullable Long shareMinor) {}
}
