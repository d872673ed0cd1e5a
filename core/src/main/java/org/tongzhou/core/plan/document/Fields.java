package org.tongzhou.core.plan.document;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.tongzhou.core.plan.Flaw;
import org.tongzhou.core.plan.FlawedPlan;

/// The keys of a mapping, read one by one; a key nobody asks for is a fault.
final class Fields {

    private static final Pattern FIRST_WORD = Pattern.compile("[A-Za-z]+");

    private final Value place;
    private final boolean readable;
    private final int faultsBefore;
    private final Map<String, Value> values = new LinkedHashMap<>();
    private final Map<String, Value> keys = new LinkedHashMap<>();
    private final Set<String> asked = new LinkedHashSet<>();

    Fields(Value place, List<NodeTuple> tuples) {
        this.place = place;
        this.readable = true;
        this.faultsBefore = place.draft().count();
        for (NodeTuple tuple : tuples) {
            add(tuple);
        }
    }

    private Fields(Value place) {
        this.place = place;
        this.readable = false;
        this.faultsBefore = -1;
    }

    /// Stands for something that is no mapping: a fault was noted, and asking brings no more.
    static Fields unreadable(Value place) {
        return new Fields(place);
    }

    private void add(NodeTuple tuple) {
        if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
            place.fault(Flaw.Kind.KEY_NOT_A_WORD);
            return;
        }
        Value at = place.at(key.getValue(), key);
        if (values.containsKey(key.getValue())) {
            at.fault(Flaw.Kind.GIVEN_TWICE);
            return;
        }
        keys.put(key.getValue(), at);
        values.put(key.getValue(), place.at(key.getValue(), tuple.getValueNode()));
    }

    Value place() {
        return place;
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    <T> Found<T> required(String key, ValueReader<T> reader) {
        Found<Optional<T>> found = maybe(key, reader);
        if (found.held().isPresent() && found.value().isEmpty()) {
            return readable
                    ? place.at(key, place.node()).refuse(Flaw.Kind.MISSING)
                    : Found.nothing();
        }
        return new Found<>(found.held().flatMap(value -> value));
    }

    <T> Found<T> or(T otherwise, String key, ValueReader<T> reader) {
        Found<Optional<T>> found = maybe(key, reader);
        return new Found<>(found.held().map(value -> value.orElse(otherwise)));
    }

    <T> Found<Optional<T>> maybe(String key, ValueReader<T> reader) {
        asked.add(key);
        Value value = values.get(key);
        if (value == null) {
            return Found.of(Optional.empty());
        }
        Optional<T> read = reader.read(value).held();
        return read.isEmpty() ? Found.nothing() : Found.of(read);
    }

    <T> Found<List<T>> list(String key, ValueReader<T> reader) {
        return required(key, place -> place.list(reader));
    }

    <T> Found<List<T>> listOrEmpty(String key, ValueReader<T> reader) {
        return or(List.of(), key, place -> place.list(reader));
    }

    /// Makes the value if nothing was wrong with its fields; what its constructor refuses is
    /// noted at the field that the reason begins with, or else at the mapping.
    <T> Found<T> make(Supplier<T> constructor) {
        refuseUnknownKeys();
        if (place.draft().count() != faultsBefore) {
            return Found.nothing();
        }
        try {
            return Found.of(constructor.get());
        } catch (FlawedPlan refusal) {
            return blamed(refusal.flaw()).refuse(refusal.flaw());
        }
    }

    private Value blamed(Flaw flaw) {
        Matcher word = FIRST_WORD.matcher(flaw.toString());
        return word.lookingAt() ? values.getOrDefault(word.group(), place) : place;
    }

    private Flaw unknown(String key) {
        return Nearest.to(key, asked)
                .map(near -> Flaw.of(Flaw.Kind.UNKNOWN_KEY_NEAR, near))
                .orElseGet(() -> Flaw.of(Flaw.Kind.UNKNOWN_KEY, String.join(", ", asked)));
    }

    private void refuseUnknownKeys() {
        for (Map.Entry<String, Value> key : keys.entrySet()) {
            if (!asked.contains(key.getKey())) {
                key.getValue().fault(unknown(key.getKey()));
            }
        }
    }
}
