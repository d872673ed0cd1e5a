package org.tongzhou.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tongzhou.accounts.Role;
import org.tongzhou.claims.StaffAct;
import org.tongzhou.core.plan.Relation;
import org.tongzhou.enrolment.Cause;
import org.tongzhou.enrolment.CorrectionKind;
import org.tongzhou.enrolment.Membership;
import org.tongzhou.enrolment.MovedMembers;
import org.tongzhou.enrolment.ProposedCorrections;
import org.tongzhou.enrolment.ProposedCorrections.Outcome;
import org.tongzhou.members.AgreedMoves;
import org.tongzhou.members.Moving;

/// Who moved while his membership did not go on comes back in the household that he belongs to now.
class RevivedMoverTest extends RoundScene {

    @Autowired private AgreedMoves agreed;
    @Autowired private MovedMembers moved;
    @Autowired private ProposedCorrections proposals;

    @Test
    void aClaimantWhoseCaseWasTakenOutFollowsOnceHisClaimIsDecided() {
        Announced scene = announced();
        into(scene.payer(), scene.claimant());
        withdraw(scene);

        nextRound();
        Membership whileOpen = now(scene.claimant());
        act(scene.claim(), account(Role.REVIEWER), StaffAct.INVESTIGATE);
        assertThat(claims.withdraw(scene.claim(), scene.claimant().account().id())).isTrue();
        nextRound();

        assertThat(whileOpen.household()).isEqualTo(scene.claimant().household());
        assertThat(now(scene.claimant()).household()).isEqualTo(scene.payer().household());
        assertThat(now(scene.claimant()).cause()).isEqualTo(Cause.RESUMED);
    }

    @Test
    void whoDidNotLeaveAfterAllSharesFromTheNextRoundWhereHeBelongs() {
        Announced scene = announced();
        Member mover = member();
        enrolments.leave(mover.enrolment());
        into(scene.payer(), mover);
        didNotLeave(mover);

        Round next = nextRound();

        assertThat(now(mover).household()).isEqualTo(scene.payer().household());
        assertThat(now(mover).firstRound()).isEqualTo(next.number());
        assertThat(now(mover).cause()).isEqualTo(Cause.CORRECTED);
    }

    @Test
    void aMoveThatWasAgreedBeforeDoesNotWaitLongerBecauseAnEndTurnsOutWrong() {
        Announced scene = announced();
        Member mover = member();
        strike(scene.round());
        into(scene.payer(), mover);
        enrolments.leave(mover.enrolment());
        int next = scene.round().number() + 1;
        gate.moveTo(plan().calendar().noticeInstant(next).plus(Duration.ofHours(1)));

        didNotLeave(mover);
        machine.advance(Progress.UNWATCHED);

        assertThat(now(mover).household()).isEqualTo(scene.payer().household());
        assertThat(now(mover).firstRound()).isEqualTo(next);
    }

    private void didNotLeave(Member mover) {
        var proposed =
                (Outcome.Proposed)
                        proposals.propose(
                                enrolments.find(mover.enrolment()).orElseThrow(),
                                CorrectionKind.WRONG_END,
                                Optional.empty(),
                                "a reason",
                                account(Role.FINANCE).id());
        assertThat(proposals.confirm(proposed.proposal().number(), account(Role.REVIEWER).id()))
                .isInstanceOf(Outcome.Confirmed.class);
    }

    private Membership now(Member member) {
        return moved.goesOn(enrolments.find(member.enrolment()).orElseThrow());
    }

    private void into(Member payer, Member mover) {
        long person = enrolments.find(mover.enrolment()).orElseThrow().person();
        assertThat(
                        agreed.move(
                                person,
                                mover.account(),
                                payer.household(),
                                payer.account(),
                                Relation.SPOUSE))
                .isEqualTo(Moving.MOVED);
    }
}
