package org.tongzhou.core.plan.document;

import java.util.List;
import java.util.Optional;
import org.tongzhou.core.plan.Criterion;
import org.tongzhou.core.plan.Flaw;
import org.tongzhou.core.plan.FlawedPlan;
import org.tongzhou.core.plan.Text;

/// Reads the conditions of a disease: a text, and parts of which all, any or some must hold.
final class CriteriaSection {

    private record Some(int count, List<Criterion> of) {}

    private CriteriaSection() {}

    /// A condition written as `{zh, en}` with `all`, `any` or `some` beside the texts.
    static Found<Criterion> read(Value place) {
        Fields in = place.fields();
        var zh = in.required("zh", Scalars::string);
        var en = in.required("en", Scalars::string);
        var all = in.maybe("all", parts -> parts.list(CriteriaSection::read));
        var any = in.maybe("any", parts -> parts.list(CriteriaSection::read));
        var some = in.maybe("some", CriteriaSection::some);
        return in.make(() ->
                criterion(
                        new Text(zh.value(), en.value()), all.value(), any.value(), some.value()));
    }

    private static Found<Some> some(Value place) {
        Fields in = place.fields();
        var count = in.required("count", Scalars::integer);
        var of = in.list("of", CriteriaSection::read);
        return in.make(() -> new Some(count.value(), of.value()));
    }

    private static Criterion criterion(
            Text text,
            Optional<List<Criterion>> all,
            Optional<List<Criterion>> any,
            Optional<Some> some) {
        long given = List.of(all, any, some).stream().filter(Optional::isPresent).count();
        if (given > 1) {
            throw new FlawedPlan(Flaw.Kind.ALL_ANY_OR_SOME);
        }
        if (all.isPresent()) {
            return new Criterion(text, all.get().size(), all.get());
        }
        if (any.isPresent()) {
            return new Criterion(text, 1, any.get());
        }
        return some.map(part -> new Criterion(text, part.count(), part.of()))
                .orElseGet(() -> Criterion.alone(text));
    }
}
