package org.tongzhou.core.claim;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.tongzhou.core.plan.Sex;

/// What of a member decides whether a claim is covered.
///
/// @param coveredFrom the first day on which an illness is covered
/// @param endedOn the first day without cover, if it ended or will
/// @param suspended times without cover in between
/// @param paidBefore whether a claim in this plan was granted before
public record Cover(
        LocalDate birth,
        Sex sex,
        LocalDate joinedOn,
        LocalDate coveredFrom,
        Optional<LocalDate> endedOn,
        List<Suspension> suspended,
        boolean paidBefore) {

    /// Days without cover: from the first, up to the day before `until`.
    public record Suspension(LocalDate from, LocalDate until) {

        boolean contains(LocalDate day) {
            return !day.isBefore(from) && day.isBefore(until);
        }
    }

    public Cover {
        suspended = List.copyOf(suspended);
    }

    boolean isSuspendedOn(LocalDate day) {
        return suspended.stream().anyMatch(suspension -> suspension.contains(day));
    }
}
