package org.tongzhou.core.claim;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tongzhou.core.plan.Sex;
import org.tongzhou.core.plan.Topic;

/// What of a member decides whether a claim is covered.
///
/// @param coveredFrom the first day on which an illness is covered
/// @param end how it ended, if it did or will
/// @param suspended times without cover in between
/// @param paidBefore whether a claim in this plan was granted before
public record Cover(
        LocalDate birth,
        Sex sex,
        LocalDate joinedOn,
        LocalDate coveredFrom,
        Optional<End> end,
        List<Suspension> suspended,
        boolean paidBefore) {

    /// Days without cover: from the first, up to the day before `until`.
    public record Suspension(LocalDate from, LocalDate until) {

        boolean contains(LocalDate day) {
            return !day.isBefore(from) && day.isBefore(until);
        }
    }

    /// The first day without cover.
    ///
    /// @param by what the rules are about by which it ended
    /// @param figures of which the rule by which it did states one, where it states any
    public record End(LocalDate day, Topic by, Set<String> figures) {

        public End {
            figures = Set.copyOf(figures);
        }
    }

    public Cover {
        suspended = List.copyOf(suspended);
    }

    boolean isSuspendedOn(LocalDate day) {
        return suspended.stream().anyMatch(suspension -> suspension.contains(day));
    }
}
