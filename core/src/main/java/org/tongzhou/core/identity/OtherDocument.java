package org.tongzhou.core.identity;

import java.time.LocalDate;
import java.util.Locale;
import org.tongzhou.core.plan.Sex;

/// A passport or another document whose number says nothing about its holder.
///
/// @param country ISO 3166 code of the country that issued it
public record OtherDocument(String country, String number, LocalDate birth, Sex sex)
        implements Document {

    public OtherDocument {
        number = number.strip().toUpperCase(Locale.ROOT);
        if (!country.matches("[A-Z]{2}") || !number.matches("[A-Z0-9-]{4,32}")) {
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
