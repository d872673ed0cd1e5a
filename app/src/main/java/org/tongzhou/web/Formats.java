package org.tongzhou.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Locale;
import org.tongzhou.core.money.Amount;
import org.tongzhou.web.Words.Language;

/// How money, days and moments look on pages and in letters: nowhere else.
public final class Formats {

    /// Where a moment belongs to no plan (a sign-in, a token), it is shown in this zone.
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final DateTimeFormatter CHINESE_DAY =
            DateTimeFormatter.ofPattern("y年M月d日", Locale.SIMPLIFIED_CHINESE);
    private static final DateTimeFormatter ENGLISH_DAY =
            DateTimeFormatter.ofPattern("d MMMM y", Locale.ENGLISH);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm");

    private static final int GROUP = 3;
    private static final char NO_BREAK = '\u00a0';

    private Formats() {}

    /// `¥1,234.50` in Chinese for yuan, `CNY 1,234.50` otherwise, which no line breaks.
    public static String money(Amount amount, String currency) {
        boolean yuan = currency.equals("CNY") && Language.ofRequest() == Language.CHINESE;
        return (amount.isNegative() ? "−" : "")
                + (yuan ? "¥" : currency + NO_BREAK)
                + digits(amount);
    }

    /// The name of a currency: `人民币`, `Chinese Yuan`.
    public static String currency(String code) {
        return Currency.getInstance(code).getDisplayName(Language.ofRequest().locale());
    }

    private static String digits(Amount amount) {
        // Quotient and remainder before the sign is dropped: the smallest long has no positive.
        long whole = Math.abs(amount.minor() / 100);
        long cents = Math.abs(amount.minor() % 100);
        return count(whole) + (cents < 10 ? ".0" : ".") + cents;
    }

    /// `12,345`, without a formatter: a passbook has hundreds of numbers.
    public static String count(long number) {
        StringBuilder digits = new StringBuilder(Long.toString(number));
        int first = number < 0 ? 1 : 0;
        for (int at = digits.length() - GROUP; at > first; at -= GROUP) {
            digits.insert(at, ',');
        }
        return digits.toString();
    }

    /// `2026年3月7日`, `7 March 2026`.
    public static String day(LocalDate day) {
        return switch (Language.ofRequest()) {
            case CHINESE -> CHINESE_DAY.format(day);
            case ENGLISH -> ENGLISH_DAY.format(day);
        };
    }

    /// Day and minute in the zone of the plan.
    public static String moment(Instant moment, ZoneId zone) {
        var local = moment.atZone(zone);
        return day(local.toLocalDate()) + " " + MINUTE.format(local);
    }

    /// Day and minute of something that belongs to no plan.
    public static String moment(Instant moment) {
        return moment(moment, ZONE);
    }

    /// `14:05`: when somebody may try again.
    public static String minute(Instant moment) {
        return MINUTE.format(moment.atZone(ZONE));
    }
}
