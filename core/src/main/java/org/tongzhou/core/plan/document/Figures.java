package org.tongzhou.core.plan.document;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.tongzhou.core.plan.Flaw;

/// Puts the figures of a document into its texts, where they stand as `{waiting.days}`, and the
/// words for what is [Spoken]: what members read cannot differ from what counts.
final class Figures {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z][A-Za-z0-9.\\[\\]]*)}");
    private static final Pattern NUMBER = Pattern.compile("([0-9]{1,18})(\\.[0-9]+)?");
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final String BASIS_POINTS = "basisPoints";
    private static final int TEN_THOUSAND = 10_000;

    private Figures() {}

    /// A text in Chinese with its figures.
    static Found<String> zh(Value place) {
        return filled(place, Locale.CHINESE);
    }

    /// A text in English with its figures.
    static Found<String> en(Value place) {
        return filled(place, Locale.ENGLISH);
    }

    private static Found<String> filled(Value place, Locale locale) {
        Optional<String> written = place.scalar().held();
        if (written.isEmpty()) {
            return Found.nothing();
        }
        StringBuilder text = new StringBuilder();
        Matcher named = PLACEHOLDER.matcher(written.get());
        while (named.find()) {
            String path = named.group(1);
            Optional<String> figure = figure(place, path, locale);
            if (figure.isEmpty()) {
                return place.refuse(Flaw.Kind.NO_FIGURE, path);
            }
            named.appendReplacement(text, Matcher.quoteReplacement(figure.get()));
        }
        return Found.of(named.appendTail(text).toString());
    }

    /// What is written of a text beside its placeholders.
    static String withoutPlaceholders(String text) {
        return PLACEHOLDER.matcher(text).replaceAll(" ");
    }

    /// The paths that a text names in braces; none where it is no text.
    static Found<Set<String>> paths(Value place) {
        String text = place.node() instanceof ScalarNode scalar ? scalar.getValue() : "";
        return Found.of(
                PLACEHOLDER
                        .matcher(text)
                        .results()
                        .map(named -> named.group(1))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private static Optional<String> figure(Value place, String path, Locale locale) {
        Optional<String> written =
                place.draft()
                        .root()
                        .flatMap(root -> Paths.find(root, path))
                        .filter(ScalarNode.class::isInstance)
                        .map(node -> ((ScalarNode) node).getValue().strip());
        return Spoken.at(path)
                .flatMap(one -> one.words(written))
                .map(words -> words.in(locale))
                .or(() -> written.flatMap(value -> shown(path, value, locale)));
    }

    private static Optional<String> shown(String path, String value, Locale locale) {
        if (DAY.matcher(value).matches()) {
            return Optional.of(value);
        }
        Matcher number = NUMBER.matcher(value);
        if (!number.matches()) {
            return Optional.empty();
        }
        long whole = Long.parseLong(number.group(1));
        if (path.endsWith(BASIS_POINTS)) {
            return Optional.of(percent(whole));
        }
        String decimals = number.group(2) == null ? "" : number.group(2);
        return Optional.of(
                decimals.matches("(\\.0+)?") ? counted(whole, locale) : grouped(whole) + decimals);
    }

    private static String percent(long basisPoints) {
        String decimals = ".%02d".formatted(basisPoints % 100).replaceFirst("\\.?0+$", "");
        return grouped(basisPoints / 100) + decimals + "%";
    }

    /// Counted in ten thousands in Chinese, as sums and heads are there.
    private static String counted(long whole, Locale locale) {
        boolean inTenThousands =
                locale.equals(Locale.CHINESE) && whole >= TEN_THOUSAND && whole % 1_000 == 0;
        if (!inTenThousands) {
            return grouped(whole);
        }
        long tenth = whole % TEN_THOUSAND / 1_000;
        return grouped(whole / TEN_THOUSAND) + (tenth == 0 ? "" : "." + tenth) + "万";
    }

    private static String grouped(long whole) {
        return String.format(Locale.ROOT, "%,d", whole);
    }
}
