package org.tongzhou.claims;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tongzhou.core.claim.Assessment;
import org.tongzhou.core.claim.Cover;
import org.tongzhou.core.claim.Cover.Suspension;
import org.tongzhou.core.claim.Diagnosis;
import org.tongzhou.core.plan.Sex;
import org.tongzhou.core.plan.Topic;
import org.tongzhou.core.round.FolioSpans;
import org.tongzhou.core.round.RoundCalendar;
import org.tongzhou.enrolment.Cause;
import org.tongzhou.enrolment.Enrolments;
import org.tongzhou.enrolment.Membership;
import org.tongzhou.enrolment.MovedMembers;
import org.tongzhou.members.Members;
import org.tongzhou.members.Person;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;

/// Asks the rules about a claim.
///
/// Cover lasts as long as a member shares: it ends at 00:00 of the notice day after the last round
/// that he owes.
@Component
class Assessments {

    private static final Set<String> BY_AGE =
            Set.of("admission.coveredUntilYears", "transfer.atAge");

    private final Plans plans;
    private final Members members;
    private final Enrolments enrolments;
    private final MovedMembers moved;
    private final ClaimRepository claims;

    Assessments(
            Plans plans,
            Members members,
            Enrolments enrolments,
            MovedMembers moved,
            ClaimRepository claims) {
        this.plans = plans;
        this.members = members;
        this.enrolments = enrolments;
        this.moved = moved;
        this.claims = claims;
    }

    Assessment of(ClaimView claim) {
        Membership membership = enrolments.find(claim.enrolment()).orElseThrow();
        return of(claim, membership, members.person(claim.person()).orElseThrow().birth());
    }

    /// The same if this were true of the member.
    Assessment of(ClaimView claim, Membership membership, LocalDate birth) {
        Person person = members.person(claim.person()).orElseThrow();
        boolean paidBefore =
                claims.awarded(claim.plan(), claim.person())
                        .filter(other -> other != claim.claim())
                        .isPresent();
        ListedPlan plan = plans.version(claim.plan(), claim.planVersion());
        Cover cover = cover(plan, membership, birth, person.sex(), paidBefore);
        return of(plan, cover, claim.diagnosis(), claim.reportedAt());
    }

    /// What they will say about a claim that is reported at this moment.
    Assessment ofReport(Membership membership, Diagnosis diagnosis, Instant reportedAt) {
        ListedPlan plan = plans.version(membership.plan(), membership.planVersion());
        Person person = members.person(membership.person()).orElseThrow();
        boolean paidBefore = claims.awarded(membership.plan(), person.number()).isPresent();
        Cover cover = cover(plan, membership, person.birth(), person.sex(), paidBefore);
        return of(plan, cover, diagnosis, reportedAt);
    }

    private static Assessment of(
            ListedPlan plan, Cover cover, Diagnosis diagnosis, Instant reportedAt) {
        return Assessment.of(plan.plan(), cover, diagnosis, plan.plan().dayOf(reportedAt));
    }

    private Cover cover(
            ListedPlan plan, Membership membership, LocalDate birth, Sex sex, boolean paidBefore) {
        return new Cover(
                birth,
                sex,
                joinedOn(plan, membership),
                membership.coveredFrom(),
                membership.coverEndsOn(plan).map(day -> end(day, membership.cause())),
                suspensions(plan.calendar(), membership),
                paidBefore);
    }

    /// How cover ends, by the words of the rules; age ends it where nothing else does.
    private static Cover.End end(LocalDate day, Cause cause) {
        return switch (cause) {
            case JOINED, RESUMED, CORRECTED, MOVED, AGED_OUT ->
                    new Cover.End(day, Topic.LEAVING, BY_AGE);
            case LEFT, DIED -> new Cover.End(day, Topic.LEAVING, Set.of());
            case UNPAID -> new Cover.End(day, Topic.DEBITS, Set.of("funding.joinWith"));
            case SUSPENDED -> new Cover.End(day, Topic.DEBITS, Set.of("funding.suspendBelow"));
            case ARREARS -> new Cover.End(day, Topic.DEBITS, Set.of("arrears.roundsFailed"));
            case PAYOUT -> new Cover.End(day, Topic.BENEFITS, Set.of());
            case UNTRUE_DECLARATION -> new Cover.End(day, Topic.DECLARATION, Set.of());
            case WAITING_ILLNESS ->
                    new Cover.End(day, Topic.WAITING, Set.of("waiting.illnessRefundsShares"));
            case CLOSED -> new Cover.End(day, Topic.ENDING, Set.of("ending.lateClaimDays"));
        };
    }

    /// Who moved here from another plan has been covered here since the first round he shares in.
    private static LocalDate joinedOn(ListedPlan plan, Membership membership) {
        LocalDate joined = plan.plan().dayOf(membership.joinedAt());
        if (membership.continues().isEmpty()) {
            return joined;
        }
        LocalDate notice = plan.calendar().noticeDay(membership.firstRound());
        return notice.isBefore(joined) ? notice : joined;
    }

    /// Between a segment that was lived and the next one is no cover.
    private List<Suspension> suspensions(RoundCalendar calendar, Membership membership) {
        if (membership.cause() == Cause.JOINED && membership.continues().isEmpty()) {
            return List.of();
        }
        FolioSpans rows = moved.whole(membership);
        List<Suspension> found = new ArrayList<>();
        int next = Integer.MAX_VALUE;
        for (int row = 0; row < rows.size(); row++) {
            if (isLived(rows, row)) {
                int first = rows.firstRound(row);
                if (first > next) {
                    found.add(new Suspension(calendar.noticeDay(next), calendar.noticeDay(first)));
                }
                next = rows.lastRound(row) + 1;
            }
        }
        return found;
    }

    /// Whether a row is the last word on a segment in which there was cover.
    private static boolean isLived(FolioSpans rows, int row) {
        boolean isLastWord = row + 1 == rows.size() || rows.segment(row + 1) != rows.segment(row);
        return isLastWord && rows.firstRound(row) <= rows.lastRound(row);
    }
}
