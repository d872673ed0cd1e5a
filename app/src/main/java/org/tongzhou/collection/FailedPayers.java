package org.tongzhou.collection;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tongzhou.enrolment.Membership;
import org.tongzhou.enrolment.MovedMembers;
import org.tongzhou.members.Members;
import org.tongzhou.plans.ListedPlan;

/// Tells whether a member's shares were not paid for as many rounds in a row as his plan allows.
///
/// Of one who moved count the rounds for which whoever pays for him now was to pay, and those for
/// which he was himself. So he does not lose his cover for what a payer fails to pay whom he left,
/// and nobody begins the count anew by moving back and forth: who comes back finds it as it was.
@Component
class FailedPayers {

    private final Members members;
    private final MovedMembers moved;
    private final Lines lines;

    FailedPayers(Members members, MovedMembers moved, Lines lines) {
        this.members = members;
        this.moved = moved;
        this.lines = lines;
    }

    /// @param pieces the member's memberships that follow each other
    /// @param last the last of the rounds
    /// @param open what is open of one of them
    boolean failedInARow(ListedPlan plan, List<Membership> pieces, int last, List<Line> open) {
        int failed = 0;
        for (int round = last; failed < plan.plan().arrears().roundsFailed(); round--) {
            Optional<Membership> sharing = sharing(pieces, round);
            if (sharing.isEmpty()) {
                return false;
            }
            if (counts(sharing.get(), pieces.getLast())) {
                if (!isUnpaid(sharing.get(), round, open)) {
                    return false;
                }
                failed++;
            }
        }
        return true;
    }

    /// The last that had begun by a round.
    private Optional<Membership> sharing(List<Membership> pieces, int round) {
        if (pieces.size() == 1) {
            return Optional.of(pieces.getFirst());
        }
        return pieces.reversed().stream().filter(piece -> moved.begins(piece) <= round).findFirst();
    }

    private boolean isUnpaid(Membership piece, int round, List<Line> open) {
        boolean isAsked = open.getFirst().enrolment() == piece.enrolment();
        return isAsked
                ? open.stream().anyMatch(line -> line.round() == round && line.correction() == 0)
                : lines.isUnpaid(piece.household(), piece.enrolment(), round);
    }

    private boolean counts(Membership piece, Membership now) {
        return piece.household() == now.household()
                || members.household(piece.household()).orElseThrow().payer() == piece.person();
    }
}
