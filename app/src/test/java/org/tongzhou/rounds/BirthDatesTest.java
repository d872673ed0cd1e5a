package org.tongzhou.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tongzhou.accounts.Account;
import org.tongzhou.accounts.Role;
import org.tongzhou.core.round.RoundCalendar;
import org.tongzhou.enrolment.Cause;
import org.tongzhou.enrolment.CorrectionKind;
import org.tongzhou.enrolment.Membership;
import org.tongzhou.enrolment.ProposedCorrections.Outcome;
import org.tongzhou.plans.Shipped;

/// A birth date is a person's: it is put right in all his plans at once, each by its own rules, and
/// never behind a payout that it would have changed.
class BirthDatesTest extends BirthScene {

    @Test
    void allMembershipsOfThePersonAreProposedSeenAndConfirmedTogether() {
        plans.publishShipped(Shipped.DEMO);
        nextRound();
        Membership member = joinedAt(today().minusYears(40));
        Membership other = joinedToo(member, "demo-waterdrop");
        LocalDate born = today().minusYears(43).minusDays(3);

        long proposal = proposed(member, CorrectionKind.BIRTH_DATE, Optional.of(born));
        Account second = account(Role.FINANCE);
        var seen = signedIn(second).get("/staff/corrections/" + proposal).body();
        Outcome outcome = proposals.confirm(proposal, second.id());

        assertThat(seen)
                .contains("Enrolment " + member.enrolment(), "Enrolment " + other.enrolment());
        assertThat(outcome).isInstanceOf(Outcome.Confirmed.class);
        int birthRound = plan().calendar().firstOnOrAfter(born);
        assertThat(now(member).birthRound()).isEqualTo(birthRound);
        assertThat(now(other).birthRound()).isEqualTo(birthRound);
        assertThat(now(member).lastRound())
                .isEqualTo(birthRound + LIMIT * RoundCalendar.ROUNDS_A_YEAR - 1);
        assertThat(members.person(member.person()).orElseThrow().birth()).isEqualTo(born);
        assertThat(proposals.confirmedOf(other.enrolment())).hasSize(1);
    }

    @Test
    void ifOneOfThemChangedMeanwhileNoneIsConfirmed() {
        plans.publishShipped(Shipped.DEMO);
        nextRound();
        Membership member = joinedAt(today().minusYears(40));
        Membership other = joinedToo(member, "demo-waterdrop");
        LocalDate born = today().minusYears(43);
        long proposal = proposed(member, CorrectionKind.BIRTH_DATE, Optional.of(born));
        enrolments.leave(other.enrolment());

        assertThat(proposals.confirm(proposal, account(Role.FINANCE).id()))
                .isEqualTo(new Outcome.Stale());

        assertThat(now(member).birthRound()).isEqualTo(member.birthRound());
        assertThat(members.person(member.person()).orElseThrow().birth()).isNotEqualTo(born);
    }

    @Test
    void whoWasMovedToTheSeniorPlanTooEarlyNeverSharedThereAndGoesOnWhereHeWas() {
        plans.publishShipped(Shipped.DEMO);
        nextRound();
        int next = plan().calendar().firstOnOrAfter(today().plusDays(1));
        Membership member =
                joinedAt(
                        plan().calendar()
                                .noticeDay(next + 1 - LIMIT * RoundCalendar.ROUNDS_A_YEAR));
        nextRound();
        nextRound();
        Membership senior = seniorOf(member);
        assertThat(now(member).hasEnded(plan(), gate.now())).isTrue();

        LocalDate born = today().minusYears(50);
        long proposal = proposed(now(member), CorrectionKind.BIRTH_DATE, Optional.of(born));
        assertThat(proposals.confirm(proposal, account(Role.FINANCE).id()))
                .isInstanceOf(Outcome.Confirmed.class);

        assertThat(now(member).hasEnded(plan(), gate.now())).isFalse();
        assertThat(now(senior).lastRound()).isLessThan(now(senior).firstRound());
        assertThat(seats(member.person())).containsExactly(member.enrolment());
    }

    @Test
    void whatWouldHaveChangedAPayoutIsRefusedAndSaysWhatToDo() {
        Announced scene = announced();
        Membership claimant = enrolments.find(scene.claimant().enrolment()).orElseThrow();
        assertThat(claimant.cause()).isEqualTo(Cause.PAYOUT);
        LocalDate older = today().minusYears(45);

        assertThat(propose(claimant, CorrectionKind.BIRTH_DATE, Optional.of(older)))
                .isEqualTo(new Outcome.PayoutStands());
        assertThat(propose(claimant, CorrectionKind.UNTRUE_DECLARATION, Optional.empty()))
                .isEqualTo(new Outcome.PayoutStands());
        assertThat(propose(claimant, CorrectionKind.WAITING_ILLNESS, Optional.empty()))
                .isEqualTo(new Outcome.PayoutStands());
        assertThat(propose(claimant, CorrectionKind.WRONG_END, Optional.empty()))
                .as("a payout ended it, so it does not go on")
                .isEqualTo(new Outcome.PayoutStands());

        withdraw(scene);
        assertThat(propose(now(claimant), CorrectionKind.BIRTH_DATE, Optional.of(older)))
                .as("once the case is out of its round, it is decided anew")
                .isInstanceOf(Outcome.Proposed.class);
    }

    @Test
    void aBirthDateThatChangesNoPayoutIsPutRightAndRevivesNoCover() {
        Announced scene = announced();
        Membership claimant = enrolments.find(scene.claimant().enrolment()).orElseThrow();
        LocalDate born = today().minusYears(37);

        long proposal = proposed(claimant, CorrectionKind.BIRTH_DATE, Optional.of(born));
        assertThat(proposals.confirm(proposal, account(Role.FINANCE).id()))
                .isInstanceOf(Outcome.Confirmed.class);

        assertThat(now(claimant).cause()).isEqualTo(Cause.PAYOUT);
        assertThat(now(claimant).lastRound()).isEqualTo(claimant.lastRound());
        assertThat(seats(claimant.person())).isEmpty();
    }
}
