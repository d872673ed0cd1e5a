package org.tongzhou.plans;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.tongzhou.core.plan.PlanDifference;
import org.tongzhou.web.Words;

/// What a confirmed version changes against the one that it replaces.
public record PlanChange(ListedPlan before, ListedPlan after, List<PlanDifference> differences) {

    private static final List<String> UNTOLD = List.of("version", "effectiveFrom");

    public PlanChange {
        differences = List.copyOf(differences);
    }

    static PlanChange between(ListedPlan before, ListedPlan after) {
        List<PlanDifference> told =
                PlanDifference.between(before.plan(), after.plan()).stream()
                        .filter(one -> !UNTOLD.contains(one.path()))
                        .toList();
        return new PlanChange(before, after, told);
    }

    /// The parts of the plan that change, in words, in the order of their paths.
    public String parts() {
        List<String> parts = new ArrayList<>();
        for (PlanDifference one : differences) {
            String part = part(one);
            if (!parts.contains(part)) {
                parts.add(part);
            }
        }
        return String.join(Words.of("plans.comma"), parts);
    }

    private static String part(PlanDifference difference) {
        return Words.of("plans.part." + difference.path().split("[.\\[]", 2)[0]);
    }

    /// The first notice day whose round goes by the new version. Where notice days move, the round
    /// that had its notice by the old ones does not have it again.
    public LocalDate firstNoticeOn() {
        LocalDate from = after.plan().effectiveFrom();
        int lastBefore = before.calendar().lastOnOrBefore(from.minusDays(1));
        int first = Math.max(after.calendar().firstOnOrAfter(from), lastBefore + 1);
        return after.calendar().noticeDay(first);
    }

    /// Where everybody reads it.
    public String path() {
        return "/plans/%s/versions/%d".formatted(after.code(), after.plan().version());
    }
}
