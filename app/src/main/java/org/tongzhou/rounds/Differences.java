package org.tongzhou.rounds;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.round.Fold;
import org.tongzhou.core.round.FolioSpans;
import org.tongzhou.core.round.PlanRounds;
import org.tongzhou.core.round.RoundCalendar;
import org.tongzhou.enrolment.Correction;
import org.tongzhou.enrolment.Membership;
import org.tongzhou.enrolment.MovedMembers;
import org.tongzhou.enrolment.Spans;
import org.tongzhou.enrolment.Truth;
import org.tongzhou.plans.Plans;

/// The door to what a truth would change in struck rounds: computed the same way before it is
/// entered, as a preview, and when it is settled.
@Component
public class Differences {

    private final Spans spans;
    private final MovedMembers moved;
    private final AdjustmentRepository adjustments;
    private final RoundTables tables;
    private final Plans plans;

    Differences(
            Spans spans,
            MovedMembers moved,
            AdjustmentRepository adjustments,
            RoundTables tables,
            Plans plans) {
        this.spans = spans;
        this.moved = moved;
        this.adjustments = adjustments;
        this.tables = tables;
        this.plans = plans;
    }

    /// What a truth would change in the struck rounds of a member, the first round first: of this
    /// membership and of those that it goes on with since he moved.
    public List<Difference> of(Membership membership, Truth truth) {
        PlanRounds table = tables.of(membership.plan(), Integer.MAX_VALUE);
        return of(membership, truth, new Known(Integer.MAX_VALUE, Integer.MAX_VALUE), table);
    }

    /// What a confirmed correction changes, or changed once it is settled.
    public List<Difference> of(Membership membership, Correction correction) {
        return of(membership, correction, tables.of(membership.plan(), Integer.MAX_VALUE));
    }

    List<Difference> of(Membership membership, Correction correction, PlanRounds table) {
        Known known = new Known(correction.epoch(), correction.number());
        return of(membership, correction.truth(), known, table);
    }

    /// What was known before a truth.
    ///
    /// @param epoch up to which rounds did not know better
    /// @param corrections those of a lower number were settled before
    private record Known(int epoch, int corrections) {}

    private List<Difference> of(Membership membership, Truth truth, Known known, PlanRounds table) {
        int epoch = known.epoch();
        List<Membership> memberships = moved.pieces(membership);
        List<Piece> pieces = memberships.stream().map(one -> piece(one, epoch)).toList();
        FolioSpans real = real(moved.whole(memberships, epoch), truth);
        Fold fold = new Fold(table);
        RoundCalendar calendar =
                plans.version(membership.plan(), membership.planVersion()).calendar();
        List<Difference> differences = new ArrayList<>();
        for (int round = table.firstRound(); round <= table.lastRound(); round++) {
            if (table.isStruck(round) && table.terms(round).epoch() < epoch) {
                Piece piece = sharing(pieces, round);
                long due = fold.chargeMinor(real, 0, real.size(), round);
                long was = was(piece, fold, round, known.corrections());
                if (due != was) {
                    differences.add(
                            piece.difference(
                                    round,
                                    calendar.noticeDay(round),
                                    new Amount(was),
                                    new Amount(due)));
                }
            }
        }
        return differences;
    }

    /// What was shared in one household, from a round on.
    private record Piece(Membership membership, int begins, FolioSpans charged) {

        Difference difference(int round, LocalDate noticeOn, Amount was, Amount due) {
            return new Difference(
                    membership.household(), membership.enrolment(), round, noticeOn, was, due);
        }
    }

    private Piece piece(Membership one, int epoch) {
        FolioSpans charged = spans.of(one.plan(), one.household(), one.enrolment(), epoch);
        return new Piece(one, moved.begins(one), charged);
    }

    /// The last that had begun by a round; of rounds before all of them, the first.
    private static Piece sharing(List<Piece> pieces, int round) {
        return pieces.stream()
                .filter(piece -> piece.begins() <= round)
                .reduce((_, later) -> later)
                .orElse(pieces.getFirst());
    }

    private long was(Piece piece, Fold fold, int round, int before) {
        Membership one = piece.membership();
        return fold.chargeMinor(piece.charged(), 0, piece.charged().size(), round)
                + adjustments.sumMinor(one.household(), one.enrolment(), round, before);
    }

    /// The segments as they truly were: the last one as the truth says, those before it no longer
    /// than that, and all with the true birth. Every round may know them.
    private static FolioSpans real(FolioSpans charged, Truth truth) {
        FolioSpans real = new FolioSpans();
        for (int row = 0; row < charged.size(); row++) {
            boolean isLast = row == charged.size() - 1;
            if (isLast || charged.segment(row + 1) != charged.segment(row)) {
                real.add(
                        new FolioSpans.Row(
                                charged.household(row),
                                charged.enrolment(row),
                                charged.segment(row),
                                1,
                                0,
                                isLast ? truth.firstRound() : charged.firstRound(row),
                                isLast
                                        ? truth.lastRound()
                                        : Math.min(charged.lastRound(row), truth.lastRound()),
                                truth.birthRound(),
                                charged.carriedMinor(row)));
            }
        }
        return real;
    }
}
