package org.tongzhou.plans;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.tongzhou.web.Words;

/// A value that no source gives, in words and by its path in the document.
///
/// @param words what it is; a step of the path that has no words is left to the path
record SettingText(String words, String path) {

    private static final Pattern STEP = Pattern.compile("([A-Za-z]+)(?:\\[(\\d+)])?");
    private static final String BETWEEN = " · ";

    static SettingText of(String path) {
        List<String> words = new ArrayList<>();
        for (MatchResult step : STEP.matcher(path).results().toList()) {
            String key = ChangeText.key(step.group(1), words.isEmpty());
            if (!Words.has(key)) {
                break;
            }
            words.add(Words.of(key));
            String place = step.group(2);
            if (place != null) {
                String row = Words.of("plans.field.rows");
                words.add(Words.of("plans.place", row, Integer.parseInt(place) + 1));
            }
        }
        return new SettingText(String.join(BETWEEN, words), path);
    }
}
