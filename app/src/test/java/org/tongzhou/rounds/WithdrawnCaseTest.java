package org.tongzhou.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tongzhou.accounts.Account;
import org.tongzhou.accounts.Role;
import org.tongzhou.enrolment.Cause;
import org.tongzhou.enrolment.Membership;
import org.tongzhou.rounds.Rounds.Upheld;

/// What becomes of the claimant whose case is taken out of its round.
class WithdrawnCaseTest extends RoundScene {

    @Test
    void aClaimantSharesAgainFromTheNextRound() {
        Announced scene = announced();

        withdraw(scene);

        Membership claimant = membership(scene.claimant().enrolment());
        assertThat(claimant.cause()).isEqualTo(Cause.RESUMED);
        assertThat(claimant.firstRound()).isEqualTo(scene.round().number() + 1);
    }

    @Test
    void aClaimantWhoHadLeftStaysOut() {
        Announced scene = announced(claimant -> enrolments.leave(claimant.enrolment()));

        withdraw(scene);

        assertThat(membership(scene.claimant().enrolment()).cause()).isEqualTo(Cause.LEFT);
    }

    @Test
    void aClaimantWhoJoinedAnewMeanwhileHasOneMembership() {
        Announced scene = announced();
        long person = membership(scene.claimant().enrolment()).person();
        long again = joined(person);

        withdraw(scene);

        assertThat(membership(again).cause()).isEqualTo(Cause.JOINED);
        assertThat(membership(scene.claimant().enrolment()).cause()).isEqualTo(Cause.PAYOUT);
    }

    @Test
    void aCaseThatNobodyObjectsToStaysInItsRound() {
        Announced scene = announced();

        assertThat(uphold(scene, account(Role.REVIEWER))).isEqualTo(Upheld.NO_OBJECTION);

        assertThat(rounds.publishedCase(scene.claim())).isPresent();
    }

    @Test
    void oneReviewerAloneDoesNotTakeACaseOut() {
        Announced scene = announced();
        object(scene);
        Account reviewer = account(Role.REVIEWER);

        assertThat(uphold(scene, reviewer)).isEqualTo(Upheld.PROPOSED);
        assertThat(uphold(scene, reviewer)).isEqualTo(Upheld.SAME_PERSON);
        assertThat(rounds.publishedCase(scene.claim())).isPresent();

        assertThat(uphold(scene, account(Role.REVIEWER))).isEqualTo(Upheld.WITHDRAWN);
        assertThat(rounds.publishedCase(scene.claim())).isEmpty();
    }

    @Test
    void nobodyTakesOutACaseOfTheirOwnHousehold() {
        Announced scene = announced();
        object(scene);

        assertThat(uphold(scene, scene.claimant().account())).isEqualTo(Upheld.OWN_CASE);
    }

    @Test
    void payoutsAreNotReleasedByWhoeverTheyGoTo() {
        Announced scene = announced();
        Round struck = strike(scene.round());
        long claimant = scene.claimant().account().id();

        Approval own = rounds.approve(struck.plan(), struck.number(), Step.PAYOUTS, claimant);
        Approval another =
                rounds.approve(
                        struck.plan(), struck.number(), Step.PAYOUTS, account(Role.FINANCE).id());

        assertThat(own).isEqualTo(new Approval.OwnCase());
        assertThat(another).isEqualTo(new Approval.First());
    }

    private Upheld uphold(Announced scene, Account by) {
        return rounds.upholdObjection(scene.claim(), "Another person", by.id());
    }

    private Membership membership(long enrolment) {
        return enrolments.find(enrolment).orElseThrow();
    }
}
