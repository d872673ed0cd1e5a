package org.tongzhou.core.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Finds diseases by the words people use: any case, any spacing, Chinese or English.
final class DiseaseSearch {

    private DiseaseSearch() {}

    static List<Disease> in(List<Disease> diseases, String words) {
        List<String> wanted = wordsOf(words);
        if (wanted.isEmpty()) {
            return List.of();
        }
        List<Disease> found = new ArrayList<>();
        for (Disease disease : diseases) {
            if (names(disease).anyMatch(name -> wanted.stream().allMatch(name::contains))) {
                found.add(disease);
            }
        }
        found.sort(Comparator.comparingInt(disease -> excess(disease, wanted)));
        return List.copyOf(found);
    }

    /// How much longer than the words the shortest matching name is.
    private static int excess(Disease disease, List<String> wanted) {
        return names(disease)
                .filter(name -> wanted.stream().allMatch(name::contains))
                .mapToInt(String::length)
                .min()
                .orElse(Integer.MAX_VALUE);
    }

    private static Stream<String> names(Disease disease) {
        return disease.names().stream()
                .flatMap(text -> Stream.of(text.zh(), text.en()))
                .map(name -> String.join(" ", wordsOf(name)));
    }

    private static List<String> wordsOf(String text) {
        String plain = text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
        return plain.isEmpty() ? List.of() : List.of(plain.split(" "));
    }
}
