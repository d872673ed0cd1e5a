package org.tongzhou.core.plan.document;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tongzhou.core.plan.Admission;
import org.tongzhou.core.plan.Arrears;
import org.tongzhou.core.plan.BenefitTable;
import org.tongzhou.core.plan.Calendar;
import org.tongzhou.core.plan.Caps;
import org.tongzhou.core.plan.Declaration;
import org.tongzhou.core.plan.Ending;
import org.tongzhou.core.plan.Fee;
import org.tongzhou.core.plan.Flaw;
import org.tongzhou.core.plan.FlawedPlan;
import org.tongzhou.core.plan.Funding;
import org.tongzhou.core.plan.MemberLimits;
import org.tongzhou.core.plan.Plan;
import org.tongzhou.core.plan.Rule;
import org.tongzhou.core.plan.Severity;
import org.tongzhou.core.plan.Text;
import org.tongzhou.core.plan.Transfer;
import org.tongzhou.core.plan.Waiting;
import org.tongzhou.core.plan.Weights;

/// Reads a whole plan document.
final class PlanSection {

    private static final int FORMAT = 1;

    private final Found<String> code;
    private final Found<Integer> version;
    private final Found<LocalDate> effectiveFrom;
    private final Found<Boolean> demo;
    private final Found<Text> name;
    private final Found<Text> summary;
    private final Found<String> currency;
    private final Found<ZoneId> zone;
    private final Found<Funding> funding;
    private final Found<Admission> admission;
    private final Found<Declaration> declaration;
    private final Found<List<Severity>> severities;
    private final Found<DiseaseSection.Diseases> diseases;
    private final Found<BenefitTable> benefits;
    private final Found<Waiting> waiting;
    private final Found<Integer> claimDeadlineDays;
    private final Found<Calendar> calendar;
    private final Found<Fee> fee;
    private final Found<Caps> caps;
    private final Found<Weights> weights;
    private final Found<MemberLimits> members;
    private final Found<Arrears> arrears;
    private final Found<Ending> ending;
    private final Found<Optional<Transfer>> transfer;
    private final Found<List<Rule>> rules;
    private final Found<List<String>> settings;

    /// Reads every key first and makes the plan after, so that all faults are found.
    static Found<Plan> read(Value root) {
        Fields in = root.fields();
        PlanSection section = new PlanSection(in);
        root.draft().faultUndefinedNames();
        Stated.check(root);
        return in.make(section::plan);
    }

    private PlanSection(Fields in) {
        in.required("format", PlanSection::format);
        code = in.required("code", Scalars::string);
        version = in.required("version", Scalars::integer);
        effectiveFrom = in.required("effectiveFrom", Scalars::date);
        demo = in.or(false, "demo", Scalars::flag);
        name = in.required("name", Scalars::text);
        summary = in.required("summary", RuleSections::summary);
        currency = in.required("currency", Scalars::currency);
        zone = in.required("zone", Scalars::zone);
        funding = in.required("funding", MoneySections::funding);
        admission = in.required("admission", AdmissionSection::read);
        declaration = in.required("declaration", DeclarationSection::read);
        severities = in.list("severities", RuleSections::severity);
        diseases = in.required("diseases", DiseaseSection::read);
        benefits = in.required("benefits", PlanSection::benefits);
        waiting = in.required("waiting", CourseSections::waiting);
        claimDeadlineDays = in.required("claimDeadlineDays", Scalars::integer);
        calendar = in.required("calendar", CourseSections::calendar);
        fee = in.required("fee", MoneySections::fee);
        caps = in.or(Caps.NONE, "caps", MoneySections::caps);
        weights = in.or(Weights.EQUAL, "weights", PlanSection::weights);
        members = in.required("members", CourseSections::members);
        arrears = in.required("arrears", CourseSections::arrears);
        ending = in.required("ending", CourseSections::ending);
        transfer = in.maybe("transfer", CourseSections::transfer);
        rules = in.list("rules", RuleSections::rule);
        settings = in.listOrEmpty("settings", Paths.within(in.place().node()));
    }

    private Plan plan() {
        return new Plan(
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
                settings.value());
    }

    private static Found<Integer> format(Value place) {
        Found<Integer> number = Scalars.integer(place);
        if (number.held().isPresent() && number.value() != FORMAT) {
            return place.refuse(Flaw.Kind.OTHER_FORMAT, FORMAT);
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
        } catch (FlawedPlan refusal) {
            return place.refuse(refusal.flaw());
        }
    }
}
