package org.tongzhou.core.plan;

import java.util.Optional;
import java.util.Set;

/// The countries (ISO 3166 alpha-2) in which a member must live; none named means anywhere.
public record Residence(Set<String> countries, String ruleId) {

    public Residence {
        countries = Set.copyOf(countries);
        for (String country : countries) {
            Require.that(country.matches("[A-Z]{2}"), Flaw.Kind.NOT_A_COUNTRY, country);
        }
        Require.filled("ruleId", ruleId);
    }

    Optional<Refusal> refuses(String country) {
        if (countries.isEmpty() || countries.contains(country)) {
            return Optional.empty();
        }
        return Optional.of(new Refusal.LivesElsewhere(ruleId, country));
    }
}
