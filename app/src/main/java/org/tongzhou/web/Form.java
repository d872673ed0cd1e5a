package org.tongzhou.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What a person typed into a form, and what is wrong with it. Shown again, it keeps both.
///
/// Controllers take it as an argument: every `application/x-www-form-urlencoded` value is in it.
public record Form(Map<String, List<String>> values, FormErrors errors) {

    public static final Form EMPTY = new Form(Map.of(), FormErrors.NONE);

    /// Either the value that was meant, or the form with its errors.
    public sealed interface Parsed<T> {

        /// All fields are good.
        record Good<T>(T value) implements Parsed<T> {}

        /// At least one is not; show the form again.
        record Bad<T>(Form form) implements Parsed<T> {}
    }

    public Form {
        values = Map.copyOf(values);
    }

    /// A form that opens with these values.
    public static Form filled(Map<String, String> values) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        values.forEach((name, value) -> lists.put(name, List.of(value)));
        return new Form(lists, FormErrors.NONE);
    }

    /// The first value of a field, stripped; empty where there is none.
    public String text(String field) {
        List<String> all = values.getOrDefault(field, List.of());
        return all.isEmpty() ? "" : all.getFirst().strip();
    }

    /// The first value of a field exactly as typed: spaces may belong to a password.
    public String raw(String field) {
        List<String> all = values.getOrDefault(field, List.of());
        return all.isEmpty() ? "" : all.getFirst();
    }

    /// All values of a field: checkboxes.
    public List<String> texts(String field) {
        return values.getOrDefault(field, List.of());
    }

    public boolean has(String field, String value) {
        return texts(field).contains(value);
    }

    public @Nullable String error(String field) {
        return errors.of(field);
    }

    /// The same values with one more error, for what only the business could find out.
    public Form with(String field, String wordsKey, Object... args) {
        return new Form(values, errors.and(field, Words.of(wordsKey, args)));
    }

    /// Reads all fields, so that a person learns of every mistake at once.
    ///
    /// ```
    /// form.parse(fields -> {
    ///     var contact = fields.value("contact", Contact::of);
    ///     var password = fields.value("password", Password::new);
    ///     return () -> new SignUp(contact.get(), password.get());
    /// })
    /// ```
    public <T> Parsed<T> parse(Function<Fields, Supplier<T>> reader) {
        Fields fields = new Fields(this);
        Supplier<T> whole = reader.apply(fields);
        if (fields.errors.isEmpty()) {
            try {
                return new Parsed.Good<>(whole.get());
            } catch (BadInput bad) {
                fields.errors = fields.errors.and(bad.field(), bad.reason());
            }
        }
        return new Parsed.Bad<>(new Form(values, fields.errors));
    }

    /// Collects the errors while fields are read.
    public static final class Fields {

        private final Form form;
        private FormErrors errors = FormErrors.NONE;

        private Fields(Form form) {
            this.form = form;
        }

        /// One field through the constructor of its value. The supplier is only asked once all
        /// fields
        /// are good.
        public <T> Supplier<T> value(String field, Function<String, T> constructor) {
            try {
                T value = constructor.apply(form.text(field));
                return () -> value;
            } catch (BadInput bad) {
                errors = errors.and(field, bad.reason());
            } catch (IllegalArgumentException | java.time.DateTimeException bad) {
                String key = form.text(field).isEmpty() ? "web.form.missing" : "web.form.invalid";
                errors = errors.and(field, Words.of(key));
            }
            return () -> {
                throw new IllegalStateException(field + " is bad");
            };
        }

        /// Something must hold for the field, or the sentence is shown.
        public void check(boolean holds, String field, String wordsKey, Object... args) {
            if (!holds) {
                errors = errors.and(field, Words.of(wordsKey, args));
            }
        }
    }
}
