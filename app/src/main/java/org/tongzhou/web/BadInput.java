package org.tongzhou.web;

import java.util.List;

/// What a value's constructor throws at nonsense; the edge turns it into a form error or a problem.
///
/// `wordsKey` names the sentence that tells the person what to do. The message is for engineers and
/// holds no value that was typed.
public final class BadInput extends IllegalArgumentException {

    private final String field;
    private final String wordsKey;
    private final transient List<Object> args;

    public BadInput(String field, String wordsKey, Object... args) {
        super(field + ": " + wordsKey);
        this.field = field;
        this.wordsKey = wordsKey;
        this.args = List.of(args);
    }

    /// The same by the name that the field has in what a program sent.
    public BadInput at(String sentField) {
        return new BadInput(sentField, wordsKey, args.toArray());
    }

    public String field() {
        return field;
    }

    /// The sentence in the language of the request.
    public String reason() {
        return Words.of(wordsKey, args.toArray());
    }
}
