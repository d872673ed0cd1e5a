package org.tongzhou.core.plan.document;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.tongzhou.core.plan.Flaw;
import org.tongzhou.core.plan.FlawedPlan;
import org.tongzhou.core.plan.Origin;
import org.tongzhou.core.plan.Rule;
import org.tongzhou.core.plan.Severity;
import org.tongzhou.core.plan.Text;
import org.tongzhou.core.plan.Topic;

/// Reads what other sections refer to, `severities` and `rules`, and the summary, whose figures
/// come from the document as those of rules do.
final class RuleSections {

    private RuleSections() {}

    static Found<Severity> severity(Value place) {
        Fields in = place.fields();
        var code = in.required("code", Scalars::string);
        var name = in.required("name", Scalars::text);
        code.held().ifPresent(word -> place.draft().define(Draft.Kind.SEVERITY, word));
        return in.make(() -> new Severity(code.value(), name.value()));
    }

    static Found<Text> summary(Value place) {
        Fields in = place.fields();
        var zh = in.required("zh", HandWritten.notedBy(Figures::zh));
        var en = in.required("en", HandWritten.notedBy(Figures::en));
        return in.make(() -> new Text(zh.value(), en.value()));
    }

    static Found<Rule> rule(Value place) {
        Fields in = place.fields();
        var id = in.required("id", Scalars::string);
        var topic = in.required("topic", Scalars.oneOf(Topic.class));
        boolean isNoted = topic.held().filter(HandWritten::isLookedForIn).isPresent();
        var zh = in.required("zh", isNoted ? HandWritten.notedBy(Figures::zh) : Figures::zh);
        var en = in.required("en", isNoted ? HandWritten.notedBy(Figures::en) : Figures::en);
        var source = in.maybe("source", Scalars::textOrOne);
        var setting = in.or(false, "setting", Scalars::flag);
        id.held().ifPresent(word -> place.draft().define(Draft.Kind.RULE, word));
        Set<String> states = named(in);
        topic.held().ifPresent(about -> place.draft().say(new Draft.Said(about, states, place)));
        return in.make(() ->
                new Rule(
                        id.value(),
                        topic.value(),
                        new Text(zh.value(), en.value()),
                        origin(source.value(), setting.value()),
                        states));
    }

    /// What the texts of a rule name in both languages.
    private static Set<String> named(Fields rule) {
        Set<String> both = new HashSet<>(rule.or(Set.of(), "zh", Figures::paths).value());
        both.retainAll(rule.or(Set.of(), "en", Figures::paths).value());
        return both;
    }

    private static Origin origin(Optional<Text> source, boolean setting) {
        if (source.isPresent() == setting) {
            throw new FlawedPlan(Flaw.Kind.SOURCE_OR_SETTING);
        }
        return source.<Origin>map(Origin.Sourced::new).orElseGet(Origin.Setting::new);
    }
}
