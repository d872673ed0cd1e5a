package org.tongzhou.enrolment;

import java.time.LocalDate;
import java.util.List;
import org.tongzhou.core.money.Amount;

/// What a plan cost in past rounds. The module that strikes rounds provides it.
public interface PastPrices {

    /// What somebody of this age would have been charged, the newest round first.
    List<PastPrice> ofPlan(int plan, int age, int most);

    /// One round.
    record PastPrice(LocalDate noticeDay, Amount share, int cases, long members) {}
}
