package org.tongzhou.sandbox;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// Where every dial stands. Immutable.
final class Dials {

    private final EnumMap<Dial, Long> values;

    private Dials(EnumMap<Dial, Long> values) {
        this.values = values;
    }

    static Dials atStart() {
        EnumMap<Dial, Long> values = new EnumMap<>(Dial.class);
        for (Dial dial : Dial.values()) {
            values.put(dial, dial.startsAt());
        }
        return new Dials(values);
    }

    long value(Dial dial) {
        Long value = values.get(dial);
        return value == null ? dial.startsAt() : value;
    }

    /// These dials with some of them turned; refuses values that a dial doesn't have.
    Dials with(Map<Dial, Long> turned) {
        turned.forEach((dial, value) -> {
            if (!dial.allows(value)) {
                throw new BadRequest(400, dial.key() + " cannot be " + value);
            }
        });
        EnumMap<Dial, Long> all = new EnumMap<>(values);
        all.putAll(turned);
        return new Dials(all);
    }

    String json() {
        Map<String, Object> shown = new LinkedHashMap<>();
        values.forEach((dial, value) -> shown.put(dial.key(), value));
        return FlatJson.write(shown);
    }

    /// Reads dials from JSON, any number of them.
    static Map<Dial, Long> read(String json) {
        EnumMap<Dial, Long> read = new EnumMap<>(Dial.class);
        FlatJson.read(json)
                .forEach((key, value) -> {
                    Dial dial =
                            Dial.ofKey(key)
                                    .orElseThrow(() -> new BadRequest(400, "no dial " + key));
                    read.put(dial, Rows.number(key, value));
                });
        return read;
    }
}
