package org.tongzhou.core.plan;

import java.util.List;

/// A condition of a disease definition, alone or made of parts of which `atLeast` must hold.
public record Criterion(Text text, int atLeast, List<Criterion> parts) {

    public Criterion {
        parts = List.copyOf(parts);
        Require.between("atLeast", atLeast, parts.isEmpty() ? 0 : 1, parts.size());
    }

    public static Criterion alone(Text text) {
        return new Criterion(text, 0, List.of());
    }

    public boolean needsAll() {
        return atLeast == parts.size();
    }
}
