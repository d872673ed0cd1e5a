package org.tongzhou.members;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.tongzhou.web.Option;
import org.tongzhou.web.Words.Language;

/// The countries of ISO 3166, to choose from: China first, then by name.
public final class Countries {

    private static final String FIRST = "CN";

    private Countries() {}

    public static boolean isOne(String code) {
        return Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2).contains(code);
    }

    /// In the language of the request.
    public static List<Option> options() {
        List<Option> all = new ArrayList<>();
        for (String code : Locale.getISOCountries()) {
            all.add(new Option(code, name(code)));
        }
        all.sort(
                Comparator.comparing((Option option) -> !option.value().equals(FIRST))
                        .thenComparing(Option::label));
        return all;
    }

    public static String name(String code) {
        return Locale.of("", code).getDisplayCountry(Language.ofRequest().locale());
    }
}
