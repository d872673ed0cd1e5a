package org.tongzhou.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tongzhou.accounts.Role;
import org.tongzhou.claims.StaffAct;
import org.tongzhou.enrolment.Cause;
import org.tongzhou.enrolment.CorrectionKind;
import org.tongzhou.enrolment.Membership;
import org.tongzhou.enrolment.MovedMembers;
import org.tongzhou.enrolment.ProposedCorrections;
import org.tongzhou.enrolment.ProposedCorrections.Outcome;
import org.tongzhou.members.HouseholdMoves;
import org.tongzhou.members.Moving;

/// Who moved while his membership did not go on comes back in the household that he belongs to now.
class RevivedMoverTest extends RoundScene {

    @Autowired private HouseholdMoves moves;
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
        Membership left = enrolments.find(mover.enrolment()).orElseThrow();
        var proposed =
                (Outcome.Proposed)
                        proposals.propose(
                                left,
                                CorrectionKind.WRONG_END,
                                Optional.empty(),
                                "a reason",
                                account(Role.FINANCE).id());
        proposals.confirm(proposed.proposal().number(), account(Role.REVIEWER).id());

        Round next = nextRound();

        assertThat(now(mover).household()).isEqualTo(scene.payer().household());
        assertThat(now(mover).firstRound()).isEqualTo(next.number());
        assertThat(now(mover).cause()).isEqualTo(Cause.CORRECTED);
    }

    private Membership now(Member member) {
        return moved.goesOn(enrolments.find(member.enrolment()).orElseThrow());
    }

    private void into(Member payer, Member mover) {
        long offer =
                jdbc.sql(
                                """
                                insert into members.move_offer
                                    (person, from_household, to_household, relation, offered_by, at)
                                select person, household, :to, 'SPOUSE', :by, now()
                                from members.belonging where person = :person
                                returning offer
                                """)
                        .param("to", payer.household())
                        .param("by", payer.account().id())
                        .param("person", enrolments.find(mover.enrolment()).orElseThrow().person())
                        .query(Long.class)
                        .single();
        assertThat(moves.answer(mover.account().id(), offer, true)).isEqualTo(Moving.MOVED);
    }
}
