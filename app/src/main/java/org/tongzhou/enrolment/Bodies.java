package org.tongzhou.enrolment;

import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tongzhou.core.plan.Plan;
import org.tongzhou.core.plan.Question;
import org.tongzhou.members.Countries;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;
import org.tongzhou.web.BadInput;
import org.tongzhou.web.Refused;

/// Reads what programs send to join, and answers what came of it.
final class Bodies {

    private Bodies() {}

    static ListedPlan plan(Plans plans, @Nullable String code, Instant now) {
        if (code == null) {
            throw new BadInput("plan", "enrolment.plan.unknown");
        }
        return plans.inForce(code, now)
                .orElseThrow(() -> new BadInput("plan", "enrolment.plan.unknown"));
    }

    static Application application(
            ListedPlan plan,
            long person,
            @Nullable Map<String, @Nullable Boolean> answers,
            @Nullable List<Application.@Nullable Consent> consents,
            @Nullable String country) {
        if (country == null || !Countries.isOne(country)) {
            throw new BadInput("country", "enrolment.country.missing");
        }
        return new Application(
                person, plan.number(), answers(plan.plan(), answers), given(consents), country);
    }

    private static Map<String, Boolean> answers(
            Plan plan, @Nullable Map<String, @Nullable Boolean> sent) {
        Map<String, Boolean> answers = new HashMap<>();
        if (sent == null) {
            return answers;
        }
        List<String> asked = plan.declaration().questions().stream().map(Question::id).toList();
        for (var answer : sent.entrySet()) {
            Boolean value = answer.getValue();
            if (value == null || !asked.contains(answer.getKey())) {
                throw new BadInput("answers", "enrolment.answers.bad");
            }
            answers.put(answer.getKey(), value);
        }
        return answers;
    }

    private static Set<Application.Consent> given(
            @Nullable List<Application.@Nullable Consent> sent) {
        Set<Application.Consent> given = EnumSet.noneOf(Application.Consent.class);
        if (sent == null) {
            return given;
        }
        for (Application.Consent consent : sent) {
            if (consent == null) {
                throw new BadInput("consents", "web.form.invalid");
            }
            given.add(consent);
        }
        return given;
    }

    static Admitted.Joined admitted(Admitted outcome, Plan plan) {
        if (outcome instanceof Admitted.Joined joined) {
            return joined;
        }
        AdmissionRefusal refusal = AdmissionRefusal.of(outcome, plan);
        throw Refused.notPossible(refusal.type(), refusal.reason(), refusal.properties(plan));
    }
}
