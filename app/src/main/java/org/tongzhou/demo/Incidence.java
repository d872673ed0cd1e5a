package org.tongzhou.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.tongzhou.core.plan.Sex;

/// Yearly cases of critical illness per 100,000 people by age and sex, from a public table.
final class Incidence {

    private static final int PEOPLE = 100_000;

    private final TreeMap<Integer, Map<Sex, Integer>> bands = new TreeMap<>();

    static Incidence shipped() {
        var stream = Incidence.class.getResourceAsStream("/demo/incidence.csv");
        Incidence incidence = new Incidence();
        try (BufferedReader reader =
                new BufferedReader(
                        new InputStreamReader(
                                Objects.requireNonNull(stream), StandardCharsets.UTF_8))) {
            reader.lines()
                    .filter(line -> !line.startsWith("#") && !line.startsWith("ageFrom"))
                    .map(line -> line.split(",", -1))
                    .forEach(incidence::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return incidence;
    }

    private void add(String[] row) {
        bands.put(
                Integer.valueOf(row[0]),
                Map.of(Sex.MALE, Integer.valueOf(row[1]), Sex.FEMALE, Integer.valueOf(row[2])));
    }

    /// Whether a throw in `[0, 365 * 100000)` means falling ill on one day.
    boolean strikes(int age, Sex sex, long thrown) {
        return thrown < Objects.requireNonNull(bands.floorEntry(age).getValue().get(sex));
    }

    /// The bound of the throw.
    static long bound() {
        return 365L * PEOPLE;
    }
}
