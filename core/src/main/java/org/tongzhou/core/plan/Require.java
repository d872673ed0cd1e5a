package org.tongzhou.core.plan;

import java.util.List;
import java.util.regex.Pattern;
import org.tongzhou.core.money.Amount;

/// Checks that the constructors of plan values share, so that each refusal reads the same.
final class Require {

    static final int OLDEST = 150;

    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private Require() {}

    static void that(boolean holds, Flaw.Kind otherwise, Object... names) {
        if (!holds) {
            throw new FlawedPlan(otherwise, names);
        }
    }

    static void slug(String name, String value) {
        that(SLUG.matcher(value).matches(), Flaw.Kind.NOT_A_SLUG, name, value);
    }

    static void filled(String name, String value) {
        that(!value.isBlank(), Flaw.Kind.FIELD_EMPTY, name);
    }

    static void between(String name, long value, long least, long most) {
        boolean holds = value >= least && value <= most;
        that(holds, Flaw.Kind.OUT_OF_RANGE, name, least, most, value);
    }

    static void ages(int from, int to) {
        between("ageFrom", from, 0, OLDEST);
        between("ageTo", to, 0, OLDEST);
        that(from <= to, Flaw.Kind.ABOVE, "ageFrom", from, "ageTo", to);
    }

    static void positive(String name, Amount amount) {
        that(amount.isPositive(), Flaw.Kind.NOT_ABOVE_ZERO, name, amount);
    }

    static void notNegative(String name, Amount amount) {
        that(!amount.isNegative(), Flaw.Kind.BELOW_ZERO, name, amount);
    }

    static void distinct(String name, List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            boolean isFirst = values.indexOf(values.get(i)) == i;
            that(isFirst, Flaw.Kind.NOT_DISTINCT, name, values.get(i));
        }
    }
}
