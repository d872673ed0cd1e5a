package org.tongzhou.core.plan;

import java.util.List;
import java.util.regex.Pattern;
import org.tongzhou.core.money.Amount;

/// Checks that the constructors of plan values share, so that each refusal reads the same.
final class Require {

    static final int OLDEST = 150;

    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private Require() {}

    static void that(boolean holds, String reason) {
        if (!holds) {
            throw new IllegalArgumentException(reason);
        }
    }

    static void slug(String name, String value) {
        that(
                SLUG.matcher(value).matches(),
                "%s must be lower-case words joined by '-', but is '%s'".formatted(name, value));
    }

    static void filled(String name, String value) {
        that(!value.isBlank(), name + " is empty");
    }

    static void between(String name, long value, long least, long most) {
        that(
                value >= least && value <= most,
                "%s must be from %d to %d, but is %d".formatted(name, least, most, value));
    }

    static void ages(int from, int to) {
        between("ageFrom", from, 0, OLDEST);
        between("ageTo", to, 0, OLDEST);
        that(from <= to, "ageFrom %d is above ageTo %d".formatted(from, to));
    }

    static void positive(String name, Amount amount) {
        that(amount.isPositive(), "%s must be above zero, but is %s".formatted(name, amount));
    }

    static void notNegative(String name, Amount amount) {
        that(!amount.isNegative(), "%s is below zero: %s".formatted(name, amount));
    }

    static void distinct(String name, List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            that(
                    values.indexOf(values.get(i)) == i,
                    "%s '%s' is given twice".formatted(name, values.get(i)));
        }
    }
}
