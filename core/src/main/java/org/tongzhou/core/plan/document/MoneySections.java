package org.tongzhou.core.plan.document;

import org.tongzhou.core.plan.Band;
import org.tongzhou.core.plan.Bearer;
import org.tongzhou.core.plan.Benefit;
import org.tongzhou.core.plan.Caps;
import org.tongzhou.core.plan.CaseCap;
import org.tongzhou.core.plan.Fee;
import org.tongzhou.core.plan.Funding;
import org.tongzhou.core.plan.PeriodCap;
import org.tongzhou.core.plan.PostPaid;
import org.tongzhou.core.plan.PrePaid;

/// Reads what a plan takes and pays: `funding`, `benefits`, `fee`, `caps` and `weights`.
final class MoneySections {

    private enum Kind {
        POST_PAID,
        PRE_PAID
    }

    private MoneySections() {}

    static Found<Funding> funding(Value place) {
        Fields in = place.fields();
        var kind = in.required("kind", Scalars.oneOf(Kind.class));
        if (kind.held().filter(Kind.PRE_PAID::equals).isEmpty()) {
            return in.make(PostPaid::new);
        }
        var joinWith = in.required("joinWith", Scalars::amount);
        var askFor = in.required("askFor", Scalars::amount);
        var warnBelow = in.required("warnBelow", Scalars::amount);
        var suspendBelow = in.required("suspendBelow", Scalars::amount);
        return in.make(() ->
                new PrePaid(
                        joinWith.value(), askFor.value(), warnBelow.value(), suspendBelow.value()));
    }

    static Found<Benefit> benefit(Value place) {
        Fields in = place.fields();
        var ageFrom = in.required("ageFrom", Scalars::integer);
        var ageTo = in.required("ageTo", Scalars::integer);
        var severity = in.required("severity", place.draft().nameOf(Draft.Kind.SEVERITY));
        var amount = in.required("amount", Scalars::amount);
        var disease = in.maybe("disease", place.draft().nameOf(Draft.Kind.DISEASE));
        return in.make(() ->
                new Benefit(
                        ageFrom.value(),
                        ageTo.value(),
                        severity.value(),
                        amount.value(),
                        disease.value()));
    }

    static Found<Fee> fee(Value place) {
        Fields in = place.fields();
        var points = in.required("basisPoints", Scalars::integer);
        return in.make(() -> new Fee(points.value()));
    }

    static Found<Caps> caps(Value place) {
        Fields in = place.fields();
        var perCase = in.maybe("perCase", MoneySections::caseCap);
        var perPeriod = in.maybe("perPeriod", MoneySections::periodCap);
        return in.make(() -> new Caps(perCase.value(), perPeriod.value()));
    }

    private static Found<CaseCap> caseCap(Value place) {
        Fields in = place.fields();
        var perMember = in.required("perMember", Scalars::amount);
        var bearer = in.required("bearer", Scalars.oneOf(Bearer.class));
        return in.make(() -> new CaseCap(perMember.value(), bearer.value()));
    }

    private static Found<PeriodCap> periodCap(Value place) {
        Fields in = place.fields();
        var most = in.required("most", Scalars::amount);
        var period = in.required("period", Scalars.oneOf(PeriodCap.Period.class));
        var bearer = in.required("bearer", Scalars.oneOf(Bearer.class));
        return in.make(() -> new PeriodCap(most.value(), period.value(), bearer.value()));
    }

    static Found<Band> band(Value place) {
        Fields in = place.fields();
        var ageFrom = in.required("ageFrom", Scalars::integer);
        var ageTo = in.required("ageTo", Scalars::integer);
        var weight = in.required("weight", Scalars::integer);
        return in.make(() -> new Band(ageFrom.value(), ageTo.value(), weight.value()));
    }
}
