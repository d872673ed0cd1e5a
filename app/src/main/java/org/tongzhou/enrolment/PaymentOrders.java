package org.tongzhou.enrolment;

import java.time.LocalDate;
import org.tongzhou.core.money.Amount;
import org.tongzhou.members.Household;

/// Takes what somebody joins a pre-paid plan with. The module that collects provides it.
public interface PaymentOrders {

    /// Orders a member's first payment into the balance of his household, once for each enrolment.
    ///
    /// @return false while nothing may be debited from the household
    boolean orderFirst(Household household, int plan, Amount amount, LocalDate day, long enrolment);
}
