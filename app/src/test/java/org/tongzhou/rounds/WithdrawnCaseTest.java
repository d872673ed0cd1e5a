package org.tongzhou.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tongzhou.accounts.Role;
import org.tongzhou.enrolment.Cause;
import org.tongzhou.enrolment.Membership;

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

    private void withdraw(Announced scene) {
        rounds.upholdObjection(scene.claim(), "Another person", account(Role.REVIEWER).id());
    }

    private Membership membership(long enrolment) {
        return enrolments.find(enrolment).orElseThrow();
    }
}
