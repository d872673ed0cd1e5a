package org.tongzhou.core.plan.document;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.plan.Flaw;
import org.tongzhou.core.plan.Text;

/// Readers of single values.
final class Scalars {

    private Scalars() {}

    static Found<String> string(Value place) {
        return place.scalar();
    }

    static Found<Text> text(Value place) {
        Fields in = place.fields();
        Found<String> zh = in.required("zh", Scalars::string);
        Found<String> en = in.required("en", Scalars::string);
        return in.make(() -> new Text(zh.value(), en.value()));
    }

    /// A text in both languages, or one that reads alike in them, such as a title or an address.
    static Found<Text> textOrOne(Value place) {
        if (place.isMapping()) {
            return text(place);
        }
        Found<String> one = string(place);
        return one.held().isPresent()
                ? Found.of(new Text(one.value(), one.value()))
                : Found.nothing();
    }

    static Found<Integer> integer(Value place) {
        return converted(place, Integer::parseInt, Flaw.Kind.NOT_WHOLE);
    }

    static Found<Long> count(Value place) {
        return converted(place, Long::parseLong, Flaw.Kind.NOT_WHOLE);
    }

    static Found<LocalDate> date(Value place) {
        return converted(place, LocalDate::parse, Flaw.Kind.NOT_A_DAY);
    }

    static Found<ZoneId> zone(Value place) {
        return converted(place, ZoneId::of, Flaw.Kind.NOT_A_ZONE);
    }

    static Found<String> currency(Value place) {
        Optional<Currency> currency =
                converted(place, Currency::getInstance, Flaw.Kind.NOT_A_CURRENCY).held();
        if (currency.isEmpty()) {
            return Found.nothing();
        }
        int digits = currency.get().getDefaultFractionDigits();
        if (digits < 0) {
            return place.refuse(Flaw.Kind.NOT_A_CURRENCY, currency.get());
        }
        place.draft().fractionDigits(digits);
        return Found.of(currency.get().getCurrencyCode());
    }

    static Found<Boolean> flag(Value place) {
        Optional<String> word = place.scalar().held();
        if (word.isEmpty()) {
            return Found.nothing();
        }
        return switch (word.get()) {
            case "true" -> Found.of(true);
            case "false" -> Found.of(false);
            default -> place.refuse(Flaw.Kind.NOT_A_FLAG); // Any other word is a fault.
        };
    }

    /// A sum in major units with all its decimals, quoted, so that no tool reads it as a fraction.
    static Found<Amount> amount(Value place) {
        int digits = place.draft().fractionDigits();
        String pattern = digits == 0 ? "[0-9]{1,15}" : "[0-9]{1,15}\\.[0-9]{" + digits + "}";
        String example = digits == 0 ? "\"300\"" : "\"300.%s\"".formatted("0".repeat(digits));
        Optional<String> written = place.scalar().held();
        if (written.isEmpty()) {
            return Found.nothing();
        }
        if (!place.isQuoted() || !written.get().matches(pattern)) {
            return place.refuse(Flaw.Kind.NOT_AN_AMOUNT, example);
        }
        return Found.of(new Amount(Long.parseLong(written.get().replace(".", ""))));
    }

    /// A constant of an enum, written in lower case with '-' between words.
    static <E extends Enum<E>> ValueReader<E> oneOf(Class<E> type) {
        return place -> {
            Optional<String> word = place.scalar().held();
            if (word.isEmpty()) {
                return Found.nothing();
            }
            List<String> known = new ArrayList<>();
            for (E constant : type.getEnumConstants()) {
                String name = constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
                if (name.equals(word.get())) {
                    return Found.of(constant);
                }
                known.add(name);
            }
            return place.refuse(Flaw.Kind.NOT_ONE_OF, String.join(", ", known));
        };
    }

    private static <T> Found<T> converted(
            Value place, Function<String, T> conversion, Flaw.Kind otherwise) {
        Optional<String> written = place.scalar().held();
        if (written.isEmpty()) {
            return Found.nothing();
        }
        try {
            return Found.of(conversion.apply(written.get()));
        } catch (IllegalArgumentException | DateTimeException refusal) {
            return place.refuse(otherwise, written.get());
        }
    }
}
