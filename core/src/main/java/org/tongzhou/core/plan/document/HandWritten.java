package org.tongzhou.core.plan.document;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tongzhou.core.plan.Flaw;
import org.tongzhou.core.plan.Topic;

/// Finds figures that were written into a text by hand, where they may contradict the document's.
///
/// Looked for are all digits but the time of a clock, and numbers in words before a unit that the
/// figures of a document have: days, years, yuan, rounds, percent.
final class HandWritten {

    /// Topics whose figures all stand in the document; other rules may state what no key holds.
    private static final Set<Topic> TOPICS =
            EnumSet.complementOf(
                    EnumSet.of(Topic.NATURE, Topic.DECLARATION, Topic.DISEASES, Topic.PAPERS));

    private static final Pattern CLOCK = Pattern.compile("\\b[0-9]{1,2}[:：][0-9]{2}\\b");
    private static final Pattern FIGURE =
            Pattern.compile(
                    "\\p{Nd}[\\p{Nd},.]*\\s?[%％]?"
                            + "|百分之[零〇一二两三四五六七八九十百]+"
                            + "|(?<![同每下上任某何第])[零〇一二两三四五六七八九十百千万半]+个?"
                            + "(天|日|周|月|年|岁|元|期)"
                            + "|(?i)\\b(one|two|three|four|five|six|seven|eight|nine|ten|eleven"
                            + "|twelve|fourteen|fifteen|twenty|thirty|forty|fifty|sixty|seventy"
                            + "|eighty|ninety|hundred|thousand)[ -]([a-z]+[ -])?"
                            + "(days?|weeks?|months?|years?|yuan|rounds?|percent|per cent)\\b");

    private HandWritten() {}

    /// Whether the figures of rules on a topic all stand in the document.
    static boolean isLookedForIn(Topic topic) {
        return TOPICS.contains(topic);
    }

    /// Reads a text and notes the first figure in it that was written by hand.
    static ValueReader<String> notedBy(ValueReader<String> reader) {
        return place -> {
            place.scalar()
                    .held()
                    .flatMap(HandWritten::first)
                    .ifPresent(figure -> note(place, figure));
            return reader.read(place);
        };
    }

    private static void note(Value place, String figure) {
        place.draft().noteOfProposal(place, Flaw.of(Flaw.Kind.BY_HAND, figure));
    }

    private static Optional<String> first(String text) {
        String rest = CLOCK.matcher(Figures.withoutPlaceholders(text)).replaceAll(" ");
        Matcher figure = FIGURE.matcher(rest);
        return figure.find() ? Optional.of(figure.group().strip()) : Optional.empty();
    }
}
