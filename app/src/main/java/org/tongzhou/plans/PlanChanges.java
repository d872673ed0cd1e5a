package org.tongzhou.plans;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.tongzhou.gate.Gate;

/// The door to what confirmed versions change: derived for whoever asks, never stored.
@Component
public class PlanChanges {

    private static final int TOLD_DAYS = 31;

    private final Plans plans;
    private final Gate gate;
    // Versions never change, so what one changes against another is kept for good.
    private final Map<String, PlanChange> known = new ConcurrentHashMap<>();

    PlanChanges(Plans plans, Gate gate) {
        this.plans = plans;
        this.gate = gate;
    }

    /// What the members of a plan must know now: changes ahead, and those of the last month, the
    /// next first.
    public List<PlanChange> toTell(int plan) {
        return since(plan, TOLD_DAYS);
    }

    /// Changes that have not taken effect.
    List<PlanChange> ahead(int plan) {
        return since(plan, 0);
    }

    private List<PlanChange> since(int plan, int days) {
        return plans.versions(plan).reversed().stream()
                .filter(version -> {
                    LocalDate today = version.plan().dayOf(gate.now());
                    return version.plan().effectiveFrom().isAfter(today.minusDays(days));
                })
                .flatMap(version -> of(version).stream())
                .toList();
    }

    /// What a confirmed version changes; nothing for the first of a plan, and for one that another
    /// of a higher number is in force before.
    Optional<PlanChange> of(ListedPlan version) {
        var starts = version.plan().effectiveFrom().atStartOfDay(version.plan().zone());
        return plans.inForce(version.number(), starts.minusNanos(1).toInstant())
                .filter(before -> before.plan().version() < version.plan().version())
                .map(before ->
                        known.computeIfAbsent(
                                "%d/%d/%d"
                                        .formatted(
                                                version.number(),
                                                before.plan().version(),
                                                version.plan().version()),
                                _ -> PlanChange.between(before, version)));
    }
}
