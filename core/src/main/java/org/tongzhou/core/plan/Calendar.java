package org.tongzhou.core.plan;

import java.time.LocalDate;
import java.util.List;

/// The days of a month on which rounds are announced and debited: two of each.
///
/// Every debit day lies in the month of its notice day and after the objection window, so that
/// the exact amount is known before money moves. The 29th and later do not exist in every month.
public record Calendar(
        List<Integer> noticeDays,
        List<Integer> debitDays,
        int objectionDays,
        int payoutWithinDays) {

    private static final int ROUNDS_A_MONTH = 2;
    private static final int LAST_DAY = 28;

    public Calendar {
        noticeDays = List.copyOf(noticeDays);
        debitDays = List.copyOf(debitDays);
        Require.between("objectionDays", objectionDays, 0, LAST_DAY);
        Require.between("payoutWithinDays", payoutWithinDays, 0, 366);
        twoInOrder("noticeDays", noticeDays);
        twoInOrder("debitDays", debitDays);
        for (int i = 0; i < ROUNDS_A_MONTH; i++) {
            Require.that(
                    debitDays.get(i) > noticeDays.get(i) + objectionDays,
                    Flaw.Kind.DEBIT_TOO_EARLY,
                    debitDays.get(i),
                    noticeDays.get(i),
                    objectionDays);
        }
    }

    private static void twoInOrder(String name, List<Integer> days) {
        Require.that(days.size() == ROUNDS_A_MONTH, Flaw.Kind.NOT_TWO_DAYS, name);
        days.forEach(day -> Require.between(name, day, 1, LAST_DAY));
        Require.that(days.getFirst() < days.getLast(), Flaw.Kind.NOT_IN_ORDER, name);
    }

    public LocalDate noticeDayOnOrAfter(LocalDate day) {
        for (int notice : noticeDays) {
            if (day.getDayOfMonth() <= notice) {
                return day.withDayOfMonth(notice);
            }
        }
        return day.plusMonths(1).withDayOfMonth(noticeDays.getFirst());
    }

    /// The debit day that belongs to a notice day.
    public LocalDate debitDayOf(LocalDate noticeDay) {
        int round = noticeDays.indexOf(noticeDay.getDayOfMonth());
        if (round < 0) {
            throw new IllegalArgumentException(noticeDay + " is not a notice day");
        }
        return noticeDay.withDayOfMonth(debitDays.get(round));
    }

    /// The first day on which objections are no longer taken and the round may be struck.
    public LocalDate objectionsEndOn(LocalDate noticeDay) {
        return noticeDay.plusDays(objectionDays);
    }
}
