package org.tongzhou.core.identity;

import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;
import org.tongzhou.core.plan.Sex;

/// A passport or another document whose number says nothing about its holder.
///
/// @param country ISO 3166 code of the country that issued it
/// @param number kept without blanks and hyphens, in upper case
public record OtherDocument(String country, String number, LocalDate birth, Sex sex)
        implements Document {

    // People write one number in several ways; it must not make several people of one.
    private static final Pattern SEPARATORS = Pattern.compile("[\\p{Z}\\s\\p{Pd}]");

    public OtherDocument {
        number = SEPARATORS.matcher(number).replaceAll("").toUpperCase(Locale.ROOT);
        if (!country.matches("[A-Z]{2}") || !number.matches("[A-Z0-9]{4,32}")) {
            throw new IllegalArgumentException("a document has a country and 4 to 32 characters");
        }
    }

    @Override
    public String kind() {
        return "OTHER-" + country;
    }

    @Override
    public String region() {
        return country;
    }

    /// Without the number, which no log may show.
    @Override
    public String toString() {
        return kind();
    }
}
