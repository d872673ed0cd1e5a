package org.tongzhou.sandbox;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the protocol's small values: ids, accounts, dates, numbers.
final class Rows {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern ACCOUNT = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

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
            return LocalDate.parse(text == null ? "" : text);
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
        if (amountMinor <= 0) {
            throw new BadRequest(400, "an amount is above zero");
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
