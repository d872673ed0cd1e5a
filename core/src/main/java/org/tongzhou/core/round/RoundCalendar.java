package org.tongzhou.core.round;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;

/// Numbers the rounds of a plan: two a month, 24 a year, round 0 being the first of January 2000.
///
/// The numbers are the same for all plans whatever their notice days, so that an age in rounds is
/// exact for each: `(round - birthRound) / 24`, where the birth round is the first whose notice day
/// is on or after the birthday.
public record RoundCalendar(
        ZoneId zone,
        int firstNoticeDay,
        int secondNoticeDay,
        int firstDebitDay,
        int secondDebitDay) {

    /// Rounds in a year, in every plan.
    public static final int ROUNDS_A_YEAR = 24;

    private static final int EPOCH_YEAR = 2000;

    public RoundCalendar {
        boolean ordered =
                1 <= firstNoticeDay
                        && firstNoticeDay < firstDebitDay
                        && firstDebitDay <= secondNoticeDay
                        && secondNoticeDay < secondDebitDay
                        && secondDebitDay <= 28;
        if (!ordered) {
            throw new IllegalArgumentException(
                    "days of a month must be notice < debit <= notice < debit <= 28: %d %d %d %d"
                            .formatted(
                                    firstNoticeDay,
                                    firstDebitDay,
                                    secondNoticeDay,
                                    secondDebitDay));
        }
    }

    /// The day on which the cases of a round are shown and its members counted.
    public LocalDate noticeDay(int round) {
        return month(round).atDay(isFirst(round) ? firstNoticeDay : secondNoticeDay);
    }

    /// 00:00 of the notice day in the plan's zone: who is covered then, shares.
    public Instant noticeInstant(int round) {
        return noticeDay(round).atStartOfDay(zone).toInstant();
    }

    /// The day on which the shares of a round are debited.
    public LocalDate debitDay(int round) {
        return month(round).atDay(isFirst(round) ? firstDebitDay : secondDebitDay);
    }

    /// The first round whose notice day is on or after `day`.
    public int firstOnOrAfter(LocalDate day) {
        int round = firstOfMonth(YearMonth.from(day));
        if (day.getDayOfMonth() <= firstNoticeDay) {
            return round;
        }
        return day.getDayOfMonth() <= secondNoticeDay ? round + 1 : round + 2;
    }

    /// The last round whose notice day is on or before `day`.
    public int lastOnOrBefore(LocalDate day) {
        return firstOnOrAfter(day.plusDays(1)) - 1;
    }

    /// The last round whose notice instant is at or before `instant`: who leaves then still owes
    /// it.
    public int lastAtOrBefore(Instant instant) {
        return lastOnOrBefore(LocalDate.ofInstant(instant, zone));
    }

    /// Calendar year of the round's notice day.
    public static int yearOf(int round) {
        return EPOCH_YEAR + Math.floorDiv(round, ROUNDS_A_YEAR);
    }

    /// Months since January 2000 of the round's notice day.
    public static int monthOf(int round) {
        return Math.floorDiv(round, 2);
    }

    /// Completed years at the notice day of `round`; the fraction of a year is dropped.
    public static int ageAt(int round, int birthRound) {
        return Math.max(0, Math.floorDiv(round - birthRound, ROUNDS_A_YEAR));
    }

    private static boolean isFirst(int round) {
        return Math.floorMod(round, 2) == 0;
    }

    private static YearMonth month(int round) {
        return Year.of(EPOCH_YEAR).atMonth(1).plusMonths(monthOf(round));
    }

    private static int firstOfMonth(YearMonth month) {
        return (month.getYear() - EPOCH_YEAR) * ROUNDS_A_YEAR + (month.getMonthValue() - 1) * 2;
    }
}
