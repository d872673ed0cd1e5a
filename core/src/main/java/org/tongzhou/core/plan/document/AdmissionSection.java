package org.tongzhou.core.plan.document;

import java.util.List;
import java.util.Set;
import org.tongzhou.core.plan.Admission;
import org.tongzhou.core.plan.JoiningAges;
import org.tongzhou.core.plan.Opening;
import org.tongzhou.core.plan.Relation;
import org.tongzhou.core.plan.Residence;

/// Reads `admission`.
final class AdmissionSection {

    private record Relations(List<Relation> allowed, String rule) {}

    private AdmissionSection() {}

    static Found<Admission> read(Value place) {
        Fields in = place.fields();
        var ages = in.required("ages", AdmissionSection::ages);
        var until = in.required("coveredUntilYears", Scalars::integer);
        var residence = in.required("residence", AdmissionSection::residence);
        var opening = in.required("opening", AdmissionSection::opening);
        var relations = in.required("relations", AdmissionSection::relations);
        var rejoin = Flag.REJOIN_RESTARTS_WAIT.in(in);
        return in.make(() ->
                new Admission(
                        ages.value(),
                        until.value(),
                        residence.value(),
                        opening.value(),
                        Set.copyOf(relations.value().allowed()),
                        rejoin.value(),
                        relations.value().rule()));
    }

    private static Found<JoiningAges> ages(Value place) {
        Fields in = place.fields();
        var days = in.or(0, "minimumDays", Scalars::integer);
        var from = in.or(0, "minimumYears", Scalars::integer);
        var until = in.required("maximumYears", Scalars::integer);
        var rule = in.required("rule", place.draft().nameOf(Draft.Kind.RULE));
        return in.make(
                () -> new JoiningAges(days.value(), from.value(), until.value(), rule.value()));
    }

    private static Found<Residence> residence(Value place) {
        Fields in = place.fields();
        var countries = in.listOrEmpty("countries", Scalars::string);
        var rule = in.required("rule", place.draft().nameOf(Draft.Kind.RULE));
        return in.make(() -> new Residence(Set.copyOf(countries.value()), rule.value()));
    }

    private static Found<Opening> opening(Value place) {
        Fields in = place.fields();
        var opensOn = in.maybe("opensOn", Scalars::date);
        var preregistration = in.or(false, "preregistration", Scalars::flag);
        var rule = in.required("rule", place.draft().nameOf(Draft.Kind.RULE));
        return in.make(() -> new Opening(opensOn.value(), preregistration.value(), rule.value()));
    }

    private static Found<Relations> relations(Value place) {
        Fields in = place.fields();
        var allowed = in.list("allowed", Scalars.oneOf(Relation.class));
        var rule = in.required("rule", place.draft().nameOf(Draft.Kind.RULE));
        return in.make(() -> new Relations(allowed.value(), rule.value()));
    }
}
