package org.tongzhou.core.plan;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.tongzhou.core.money.Amount;

/// Lays a tree of records out as paths and values, so that two plans can be compared generically.
final class Flattening {

    private static final List<String> KEYS = List.of("code", "id");

    /// What follows from the texts of a rule is no difference of its own.
    private static final String DERIVED = "states";

    private final Map<String, String> values = new LinkedHashMap<>();

    private Flattening() {}

    static Map<String, String> of(Record root) {
        Flattening flattening = new Flattening();
        flattening.addParts("", root);
        return flattening.values;
    }

    private void add(String path, Object value) {
        switch (value) {
            case Optional<?> optional -> optional.ifPresent(held -> add(path, held));
            case OptionalLong optional -> optional.ifPresent(held -> add(path, held));
            case Amount amount -> values.put(path, amount.toString());
            case List<?> list -> addAll(path, list);
            case Collection<?> set -> values.put(path, sorted(set));
            case Record part -> addParts(path, part);
            default -> values.put(path, value.toString()); // A leaf: text, number, date, enum.
        }
    }

    private void addParts(String path, Record part) {
        if (part.getClass().getRecordComponents().length == 0) {
            values.put(path, part.getClass().getSimpleName());
        }
        for (RecordComponent component : part.getClass().getRecordComponents()) {
            String name = component.getName();
            if (name.equals(DERIVED)) {
                continue;
            }
            add(path.isEmpty() ? name : path + "." + name, read(part, component));
        }
    }

    private void addAll(String path, List<?> list) {
        for (int i = 0; i < list.size(); i++) {
            Object element = list.get(i);
            add("%s[%s]".formatted(path, key(element).orElse(String.valueOf(i))), element);
        }
    }

    private static Optional<String> key(Object element) {
        if (!(element instanceof Record part)) {
            return Optional.empty();
        }
        for (RecordComponent component : part.getClass().getRecordComponents()) {
            if (KEYS.contains(component.getName())) {
                return Optional.of(read(part, component).toString());
            }
        }
        return Optional.empty();
    }

    private static String sorted(Collection<?> set) {
        return set.stream().map(Object::toString).sorted().toList().toString();
    }

    private static Object read(Record part, RecordComponent component) {
        try {
            return component.getAccessor().invoke(part);
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException("cannot read " + component, failure);
        }
    }
}
