package org.tongzhou.rounds;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tongzhou.enrolment.Membership;
import org.tongzhou.enrolment.MovedMembers;

/// All rounds of a member in a plan, across the households that paid for him.
@Component
class MemberLives {

    private final MovedMembers moved;
    private final Passbooks passbooks;

    MemberLives(MovedMembers moved, Passbooks passbooks) {
        this.moved = moved;
        this.passbooks = passbooks;
    }

    /// A round, and the enrolment by which it was shared.
    record Lived(long enrolment, PassbookLine line) {}

    /// The newest round first, up to the last that this membership or one before it shared in.
    List<Lived> of(Membership membership) {
        List<Lived> lived = new ArrayList<>();
        for (Membership piece : moved.pieces(membership)) {
            for (PassbookLine line : passbooks.of(piece)) {
                lived.add(new Lived(piece.enrolment(), line));
            }
            if (piece.enrolment() == membership.enrolment()) {
                break;
            }
        }
        return lived.reversed();
    }
}
