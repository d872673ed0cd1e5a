package org.tongzhou.sandbox;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the protocol's small values: ids, accounts, dates, numbers.
final class Rows {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern ACCOUNT = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

    private static final long AMOUNT_MINOR_AT_MOST = 1_000_000_000_000L;
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2999, 12, 31);

    private Rows() {}

    static String id(String what, @Nullable String text) {
        if (text == null || !ID.matcher(text).matches()) {
            throw new BadRequest(400, "not an id: " + what);
        }
        return text;
    }

    static String account(@Nullable String text) {
        if (text == null || !ACCOUNT.matcher(text).matches()) {
            throw new BadRequest(400, "not an account");
        }
        return text;
    }

    static LocalDate date(@Nullable String text) {
        try {
            LocalDate date = LocalDate.parse(text == null ? "" : text);
            if (date.isBefore(FIRST_DAY) || date.isAfter(LAST_DAY)) {
                throw new BadRequest(400, "not a day of these centuries: " + text);
            }
            return date;
        } catch (DateTimeException e) {
            throw new BadRequest(400, "not a date like 2026-01-14: " + text);
        }
    }

    static long number(String what, @Nullable String text) {
        try {
            return Long.parseLong(text == null ? "" : text);
        } catch (NumberFormatException e) {
            throw new BadRequest(400, "not a whole number: " + what);
        }
    }

    static long amount(@Nullable String text) {
        long amountMinor = number("amount", text);
        if (amountMinor <= 0 || amountMinor > AMOUNT_MINOR_AT_MOST) {
            throw new BadRequest(400, "an amount is above zero and within reason");
        }
        return amountMinor;
    }

    static String text(String what, @Nullable String text) {
        if (text == null || text.isBlank()) {
            throw new BadRequest(400, "missing: " + what);
        }
        return text;
    }
}
