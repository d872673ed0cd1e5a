package org.tongzhou.web;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is wrong with a form: per field a sentence in the language of the request.
public record FormErrors(List<FieldError> all) {

    public static final FormErrors NONE = new FormErrors(List.of());

    /// One field and what to do about it.
    public record FieldError(String field, String reason) {}

    public FormErrors {
        all = List.copyOf(all);
    }

    public static FormErrors of(String field, String wordsKey, Object... args) {
        return NONE.and(field, Words.of(wordsKey, args));
    }

    public FormErrors and(String field, String reason) {
        List<FieldError> more = new ArrayList<>(all);
        more.add(new FieldError(field, reason));
        return new FormErrors(more);
    }

    /// The same where the fields are a part of what a program sent: `person.number`.
    public FormErrors within(String part) {
        return new FormErrors(
                all.stream()
                        .map(error -> new FieldError(part + error.field(), error.reason()))
                        .toList());
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    public @Nullable String of(String field) {
        for (FieldError error : all) {
            if (error.field().equals(field)) {
                return error.reason();
            }
        }
        return null;
    }
}
