package org.tongzhou.collection;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tongzhou.core.money.Amount;
import org.tongzhou.web.BadInput;

/// An amount as a person types it, such as `30` or `49.90`.
final class TypedAmount {

    private static final Amount HIGHEST = new Amount(10_000_00);
    private static final Pattern TYPED = Pattern.compile("([0-9]{1,6})(?:\\.([0-9]{1,2}))?");

    private TypedAmount() {}

    static Amount of(String text) {
        var typed = TYPED.matcher(text);
        if (!typed.matches()) {
            throw new BadInput("amount", "collection.amount.bad");
        }
        String cents = typed.group(2) == null ? "00" : (typed.group(2) + "0").substring(0, 2);
        return within(
                new Amount(Long.parseLong(typed.group(1)) * 100 + Long.parseLong(cents)), "amount");
    }

    /// An amount as a program sends it.
    static Amount ofMinor(@Nullable Long minor) {
        return within(new Amount(minor == null ? 0 : minor), "amountMinor");
    }

    /// An amount that may be paid in, or taken out, at once.
    private static Amount within(Amount amount, String field) {
        if (!amount.isPositive() || amount.compareTo(HIGHEST) > 0) {
            throw new BadInput(field, "collection.amount.bad");
        }
        return amount;
    }
}
