package org.tongzhou.core.plan.document;

import java.util.List;
import java.util.function.Function;
import org.tongzhou.core.plan.BenefitTable;
import org.tongzhou.core.plan.Caps;
import org.tongzhou.core.plan.Plan;
import org.tongzhou.core.plan.Weights;

/// Reads a whole plan document.
final class PlanSection {

    private static final int FORMAT = 1;

    private PlanSection() {}

    // One line for each key and one for each value: longer than a method should be, but a list.
    static Found<Plan> read(Value root) {
        Fields in = root.fields();
        in.required("format", PlanSection::format);
        var code = in.required("code", Scalars::string);
        var version = in.required("version", Scalars::integer);
        var effectiveFrom = in.required("effectiveFrom", Scalars::date);
        var demo = in.or(false, "demo", Scalars::flag);
        var name = in.required("name", Scalars::text);
        var summary = in.required("summary", Scalars::text);
        var currency = in.required("currency", Scalars::currency);
        var zone = in.required("zone", Scalars::zone);
        var funding = in.required("funding", MoneySections::funding);
        var admission = in.required("admission", AdmissionSection::read);
        var declaration = in.required("declaration", DeclarationSection::read);
        var severities = in.list("severities", RuleSections::severity);
        var diseases = in.required("diseases", DiseaseSection::read);
        var benefits = in.required("benefits", PlanSection::benefits);
        var waiting = in.required("waiting", CourseSections::waiting);
        var claimDeadlineDays = in.required("claimDeadlineDays", Scalars::integer);
        var calendar = in.required("calendar", CourseSections::calendar);
        var fee = in.required("fee", MoneySections::fee);
        var caps = in.or(Caps.NONE, "caps", MoneySections::caps);
        var weights = in.or(Weights.EQUAL, "weights", PlanSection::weights);
        var members = in.required("members", CourseSections::members);
        var arrears = in.required("arrears", CourseSections::arrears);
        var ending = in.required("ending", CourseSections::ending);
        var transfer = in.maybe("transfer", CourseSections::transfer);
        var rules = in.list("rules", RuleSections::rule);
        var settings = in.listOrEmpty("settings", Paths.within(root.node()));
        root.draft().faultUndefinedNames();
        return in.make(() ->
                new Plan(
                        code.value(),
                        version.value(),
                        effectiveFrom.value(),
                        demo.value(),
                        name.value(),
                        summary.value(),
                        currency.value(),
                        zone.value(),
                        funding.value(),
                        admission.value(),
                        declaration.value(),
                        severities.value(),
                        diseases.value().all(),
                        diseases.value().stated(),
                        benefits.value(),
                        waiting.value(),
                        claimDeadlineDays.value(),
                        calendar.value(),
                        fee.value(),
                        caps.value(),
                        weights.value(),
                        members.value(),
                        arrears.value(),
                        ending.value(),
                        transfer.value(),
                        rules.value(),
                        settings.value()));
    }

    private static Found<Integer> format(Value place) {
        Found<Integer> number = Scalars.integer(place);
        if (number.held().isPresent() && number.value() != FORMAT) {
            return place.refuse("this program reads format %d only".formatted(FORMAT));
        }
        return number;
    }

    private static Found<BenefitTable> benefits(Value place) {
        return made(place, MoneySections::benefit, BenefitTable::new);
    }

    private static Found<Weights> weights(Value place) {
        return made(place, MoneySections::band, Weights::new);
    }

    /// Makes a value of all rows of a list, if each of them could be read.
    private static <R, T> Found<T> made(
            Value place, ValueReader<R> reader, Function<List<R>, T> constructor) {
        Found<List<R>> rows = place.list(reader);
        if (rows.held().isEmpty()) {
            return Found.nothing();
        }
        try {
            return Found.of(constructor.apply(rows.value()));
        } catch (IllegalArgumentException refusal) {
            return place.refuse(String.valueOf(refusal.getMessage()));
        }
    }
}
