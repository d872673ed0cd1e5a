package org.tongzhou.plans;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tongzhou.core.plan.Plan;
import org.tongzhou.core.plan.PlanDifference;
import org.tongzhou.core.plan.Text;
import org.tongzhou.plans.PlansController.ChangeLine;
import org.tongzhou.web.Formats;
import org.tongzhou.web.Words;
import org.tongzhou.web.Words.Language;

/// What a version of a plan changes, in words: each path of its document has some.
///
/// @param before the version that it replaces; names of what it takes away are there
record ChangeText(Plan before, Plan after) {

    /// `rows[2]` or `amount`; what is in brackets is a place in a list, or a code.
    private static final Pattern STEP = Pattern.compile("([A-Za-z]+)(?:\\[([^]]*)])?");

    private static final Pattern PLACE = Pattern.compile("\\d+");
    private static final List<String> LANGUAGES = List.of("zh", "en");
    private static final String BETWEEN = " · ";

    /// What a change means for those who are members.
    static String binds(PlanChange change) {
        return Words.of("plans.changes.binds", Formats.day(change.firstNoticeOn()));
    }

    /// What a confirmed version changes, with its texts in the language of the reader alone; a text
    /// that changes in the other one only is shown in that, since it is a change for him too.
    static List<ChangeLine> lines(PlanChange change) {
        boolean isChinese = Language.ofRequest() == Language.CHINESE;
        String own = isChinese ? ".zh" : ".en";
        String other = isChinese ? ".en" : ".zh";
        Set<String> paths =
                change.differences().stream().map(PlanDifference::path).collect(Collectors.toSet());
        List<PlanDifference> shown =
                change.differences().stream()
                        .filter(one ->
                                !one.path().endsWith(other)
                                        || !paths.contains(inOther(one.path(), other, own)))
                        .toList();
        return new ChangeText(change.before().plan(), change.after().plan()).lines(shown);
    }

    private static String inOther(String path, String from, String to) {
        return path.substring(0, path.length() - from.length()) + to;
    }

    List<ChangeLine> lines(List<PlanDifference> differences) {
        return differences.stream()
                .map(one ->
                        new ChangeLine(
                                what(one.path()),
                                one.path(),
                                value(one.path(), one.before()),
                                value(one.path(), one.after())))
                .toList();
    }

    /// What a path leads to: `benefits.rows[2].amount` is the amount in row 3 of the benefits.
    String what(String path) {
        List<String> words = new ArrayList<>();
        for (MatchResult step : STEP.matcher(path).results().toList()) {
            String name = step.group(1);
            String key = key(name, words.isEmpty());
            String in = step.group(2);
            if (LANGUAGES.contains(name)) {
                continue;
            }
            // A rule has a number of its own.
            boolean isPlace = in != null && !name.equals("rules") && PLACE.matcher(in).matches();
            words.add(
                    isPlace
                            ? Words.of("plans.place", Words.of(key), Integer.parseInt(in) + 1)
                            : Words.of(key));
            if (in != null && !isPlace) {
                words.add(named(name, in));
            }
        }
        return String.join(BETWEEN, words);
    }

    /// The words for a step of a path.
    static String key(String name, boolean isFirst) {
        return (isFirst ? "plans.part." : "plans.field.") + name;
    }

    /// What has a name is called by it; questions and rules by their codes.
    private String named(String list, String code) {
        return Stream.of(after, before)
                .flatMap(plan -> name(plan, list, code).stream())
                .map(PlanViews::in)
                .findFirst()
                .orElse(code);
    }

    private static Optional<Text> name(Plan plan, String list, String code) {
        return switch (list) {
            case "diseases" -> plan.disease(code).map(one -> one.name());
            case "severities" -> plan.severity(code).map(one -> one.name());
            default -> Optional.empty(); // Questions and rules have no name.
        };
    }

    /// Basis points as members know the fee: in percent.
    private static String value(String path, Optional<String> written) {
        return written.map(text ->
                        switch (text) {
                            case "true", "false" -> Words.of("plans.value." + text);
                            default -> // Text, numbers and codes as they are written.
                                    path.equals("fee.basisPoints")
                                            ? PlanViews.percent(Integer.parseInt(text))
                                            : text;
                        })
                .orElse("–");
    }
}
