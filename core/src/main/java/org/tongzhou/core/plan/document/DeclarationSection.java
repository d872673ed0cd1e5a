package org.tongzhou.core.plan.document;

import java.util.Optional;
import org.tongzhou.core.plan.Declaration;
import org.tongzhou.core.plan.Question;
import org.tongzhou.core.plan.Question.OnYes;
import org.tongzhou.core.plan.Sex;

/// Reads `declaration`: the rule it rests on, and its questions or the file that has them.
final class DeclarationSection {

    private DeclarationSection() {}

    static Found<Declaration> read(Value place) {
        Fields in = place.fields();
        var rule = in.required("rule", place.draft().nameOf(Draft.Kind.RULE));
        String ruleId = rule.held().orElse("");
        if (!in.has("from")) {
            return questions(in, ruleId);
        }
        Found<Declaration> shared = in.required("from", from -> fromFile(from, ruleId));
        return in.make(shared::value);
    }

    private static Found<Declaration> fromFile(Value from, String ruleId) {
        Optional<Value> root = from.draft().open(from);
        return new Found<>(root.flatMap(file -> questions(file.fields(), ruleId).held()));
    }

    private static Found<Declaration> questions(Fields in, String ruleId) {
        var version = in.required("version", Scalars::integer);
        var all = in.list("questions", place -> question(place, ruleId));
        return in.make(() -> new Declaration(version.value(), all.value()));
    }

    private static Found<Question> question(Value place, String ruleId) {
        Fields in = place.fields();
        var id = in.required("id", Scalars::string);
        var text = in.required("text", Scalars::text);
        var lookBack = in.maybe("lookBackMonths", Scalars::integer);
        var onlySex = in.maybe("onlySex", Scalars.oneOf(Sex.class));
        var ageFrom = in.or(0, "ageFrom", Scalars::integer);
        var ageTo = in.or(150, "ageTo", Scalars::integer);
        var exceptions = in.listOrEmpty("exceptions", Scalars::text);
        var onYes = in.or(OnYes.REFUSES, "onYes", Scalars.oneOf(OnYes.class));
        return in.make(() ->
                new Question(
                        id.value(),
                        text.value(),
                        lookBack.value(),
                        onlySex.value(),
                        ageFrom.value(),
                        ageTo.value(),
                        exceptions.value(),
                        onYes.value(),
                        ruleId));
    }
}
