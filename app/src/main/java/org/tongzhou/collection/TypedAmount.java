package org.tongzhou.collection;

import java.text.Normalizer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tongzhou.core.money.Amount;
import org.tongzhou.web.BadInput;

/// An amount as a person types it, such as `30` or `49.90`.
final class TypedAmount {

    private static final Amount HIGHEST = new Amount(10_000_00);
    private static final Pattern TYPED = Pattern.compile("([0-9]{1,12})(?:\\.([0-9]{1,2}))?");

    private TypedAmount() {}

    static Amount of(String text) {
        if (text.isEmpty()) {
            throw new BadInput("amount", "collection.amount.missing");
        }
        // A Chinese keyboard writes full-width digits.
        var typed = TYPED.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC));
        if (!typed.matches()) {
            throw new BadInput("amount", "collection.amount.bad");
        }
        String cents = typed.group(2) == null ? "00" : (typed.group(2) + "0").substring(0, 2);
        long minor = Long.parseLong(typed.group(1)) * 100 + Long.parseLong(cents);
        return positive(new Amount(minor), "amount");
    }

    /// An amount that may be paid in at once.
    static Amount toPayIn(String text) {
        return within(of(text), "amount");
    }

    /// An amount as a program sends it.
    static Amount ofMinor(@Nullable Long minor) {
        if (minor == null) {
            throw new BadInput("amountMinor", "collection.amount.missing");
        }
        return positive(new Amount(minor), "amountMinor");
    }

    /// An amount to pay in, as a program sends it.
    static Amount minorToPayIn(@Nullable Long minor) {
        return within(ofMinor(minor), "amountMinor");
    }

    private static Amount positive(Amount amount, String field) {
        if (!amount.isPositive()) {
            throw new BadInput(field, "collection.amount.bad");
        }
        return amount;
    }

    private static Amount within(Amount amount, String field) {
        if (amount.compareTo(HIGHEST) > 0) {
            throw new BadInput(field, "collection.amount.high");
        }
        return amount;
    }
}
