package org.tongzhou.messages;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tongzhou.enrolment.Membership;
import org.tongzhou.gate.Gate;
import org.tongzhou.members.Members;
import org.tongzhou.plans.PlanChange;
import org.tongzhou.plans.PlanChanges;
import org.tongzhou.plans.Plans;
import org.tongzhou.web.Formats;
import org.tongzhou.web.Words;
import org.tongzhou.web.Words.Language;

/// Tells members that the rules of their plan change: what, from when, what of it binds them, and
/// that they may leave.
@Component
class VersionNotices {

    private final PlanChanges changes;
    private final Plans plans;
    private final Members members;
    private final Gate gate;

    VersionNotices(PlanChanges changes, Plans plans, Members members, Gate gate) {
        this.changes = changes;
        this.plans = plans;
        this.members = members;
        this.gate = gate;
    }

    /// Those who joined by the same version of a plan.
    private record Bound(int plan, int version) {}

    /// One for each change that concerns who is in a plan, by the version that he joined by; who is
    /// suspended is in it.
    List<Notice> of(List<Membership> memberships) {
        Instant now = gate.now();
        Map<Bound, Set<String>> names = new LinkedHashMap<>();
        for (Membership one : memberships) {
            if (one.mayGoOn(plans.version(one.plan(), one.planVersion()), now)) {
                names.computeIfAbsent(
                                new Bound(one.plan(), one.planVersion()),
                                _ -> new LinkedHashSet<>())
                        .add(members.name(one.person()).orElse("–"));
            }
        }
        List<Notice> notices = new ArrayList<>();
        names.forEach((bound, who) -> {
            for (PlanChange change : changes.toTell(bound.plan())) {
                // A version that changes nothing is no news.
                boolean isNews = !change.differences().isEmpty();
                if (isNews && change.after().plan().version() > bound.version()) {
                    notices.add(notice(change, bound, who));
                }
            }
        });
        return notices;
    }

    private static Notice notice(PlanChange change, Bound bound, Set<String> names) {
        var after = change.after().plan();
        String text =
                Words.of(
                        "messages.version",
                        after.name().in(Language.ofRequest().locale()),
                        after.version(),
                        Formats.day(after.effectiveFrom()),
                        change.parts(),
                        String.join(Words.of("messages.namesBetween"), names),
                        bound.version(),
                        Formats.day(change.firstNoticeOn()));
        return new Notice(Notice.Kind.RULES_CHANGE, text, change.path());
    }
}
