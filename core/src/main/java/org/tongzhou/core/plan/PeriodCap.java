package org.tongzhou.core.plan;

import org.tongzhou.core.money.Amount;

/// The most that a member is charged in a calendar month or year, counted by notice day.
public record PeriodCap(Amount most, Period period, Bearer bearer) {

    public PeriodCap {
        Require.positive("most", most);
    }

    /// A calendar period in the plan's zone.
    public enum Period {
        MONTH,
        YEAR
    }
}
