package org.tongzhou.enrolment;

import java.time.Instant;
import java.util.List;
import org.tongzhou.members.Belonging;
import org.tongzhou.members.Household;
import org.tongzhou.plans.ListedPlan;

/// Everything about one request on the way into a plan.
///
/// @param places of the household, the payer's first
/// @param steps that this household takes
record JoinWay(
        ListedPlan plan,
        Household household,
        List<Belonging> places,
        List<JoinStep> steps,
        JoinForm form,
        Instant now) {

    List<Long> people() {
        return places.stream().map(Belonging::person).toList();
    }
}
