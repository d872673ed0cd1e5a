package org.tongzhou.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tongzhou.enrolment.Cause;
import org.tongzhou.enrolment.CorrectionKind;
import org.tongzhou.enrolment.Membership;
import org.tongzhou.enrolment.ProposedCorrections.Outcome;
import org.tongzhou.plans.Shipped;

/// A birth date that is put right after somebody was moved at the age limit brings nobody back who
/// is out, and charges nobody for rounds before he was a member of anything.
class BirthAfterTransferTest extends BirthScene {

    @BeforeEach
    void publish() {
        plans.publishShipped(Shipped.DEMO);
    }

    @ParameterizedTest
    @EnumSource(
            value = Cause.class,
            names = {"LEFT", "DIED", "ARREARS", "UNTRUE_DECLARATION", "PAYOUT"})
    void whoIsOutOfTheSeniorPlanIsNotTakenIntoItAgainBecauseHeIsOlder(Cause cause) {
        Membership member = movedToSenior();
        Membership senior = ended(seniorOf(member), cause);

        LocalDate older = today().minusYears(LIMIT + 2);
        confirmed(member, older);

        assertThat(enrolments.ofPerson(member.person()))
                .extracting(Membership::enrolment)
                .containsExactly(member.enrolment(), senior.enrolment());
        assertThat(seats(member.person())).isEmpty();
        assertThat(now(senior).cause()).isEqualTo(cause);
    }

    @ParameterizedTest
    @EnumSource(
            value = Cause.class,
            names = {"LEFT", "DIED", "ARREARS", "UNTRUE_DECLARATION", "PAYOUT"})
    void whoIsOutOfTheSeniorPlanIsOutOfTheFirstOneFromThatRoundIfHeIsYounger(Cause cause) {
        Membership member = movedToSenior();
        Membership senior = ended(seniorOf(member), cause);
        nextRound();

        confirmed(member, today().minusYears(50));

        assertThat(now(member).lastRound()).isEqualTo(senior.lastRound());
        assertThat(now(member).cause()).isEqualTo(cause);
        assertThat(now(senior).lastRound()).isLessThan(senior.firstRound());
        assertThat(seats(member.person())).isEmpty();
    }

    @Test
    void whoIsSuspendedInTheSeniorPlanGoesOnInTheFirstOneIfHeIsYounger() {
        Membership member = movedToSenior();
        Membership senior = ended(seniorOf(member), Cause.SUSPENDED);
        nextRound();

        confirmed(member, today().minusYears(50));

        assertThat(now(member).hasEnded(plan(), gate.now())).isFalse();
        assertThat(now(senior).lastRound()).isLessThan(senior.firstRound());
        assertThat(seats(member.person())).containsExactly(member.enrolment());
        enrolments.resume(senior.enrolment(), now(member).firstRound() + 100);
        assertThat(now(senior).cause())
                .as("and no later payment brings the senior one back")
                .isNotEqualTo(Cause.RESUMED);
    }

    @Test
    void whoNeverBelongedIntoTheSeniorPlanGoesThereAfterAllIfThatWasTheMistake() {
        Membership member = movedToSenior();
        LocalDate first = members.person(member.person()).orElseThrow().birth();
        confirmed(member, today().minusYears(50));
        nextRound();

        confirmed(now(member), first);

        assertThat(seats(member.person())).hasSize(1).doesNotContain(member.enrolment());
    }

    @Test
    void whoReachedTheLimitBeforeHeJoinedSharesInTheSeniorPlanFromThenAndNotBefore() {
        Membership member = movedToSenior();
        Membership senior = seniorOf(member);

        LocalDate older = today().minusYears(LIMIT + 2);
        confirmed(member, older);

        assertThat(now(member).lastRound()).isLessThan(member.firstRound());
        assertThat(now(senior).firstRound()).isEqualTo(member.firstRound());

        int third = member.firstRound() + 1;
        confirmed(now(senior), bornToReachLimitWith(third));
        assertThat(now(senior).firstRound())
                .as("and moves with the true day again")
                .isEqualTo(third);
    }

    @Test
    void whoWasMovedSinceItWasProposedIsProposedAnew() {
        nextRound();
        int next = plan().calendar().firstOnOrAfter(today().plusDays(1));
        Membership member = joinedAt(bornToReachLimitWith(next + 1));
        nextRound();
        LocalDate born = today().minusYears(50);
        long proposal = proposed(member, CorrectionKind.BIRTH_DATE, Optional.of(born));
        nextRound();
        Membership senior = seniorOf(member);

        assertThat(confirm(proposal)).isEqualTo(new Outcome.Stale());

        assertThat(seats(member.person())).containsExactly(senior.enrolment());
        assertThat(members.person(member.person()).orElseThrow().birth()).isNotEqualTo(born);
        confirmed(now(member), born);
        assertThat(seats(member.person())).containsExactly(member.enrolment());
    }

    @Test
    void whoJoinedAnotherPlanSinceItWasProposedIsProposedAnew() {
        nextRound();
        Membership member = joinedAt(today().minusYears(40));
        LocalDate born = today().minusYears(43);
        long proposal = proposed(member, CorrectionKind.BIRTH_DATE, Optional.of(born));
        Membership other = joinedToo(member, "demo-waterdrop");

        assertThat(confirm(proposal)).isEqualTo(new Outcome.Stale());

        assertThat(now(other).birthRound()).isEqualTo(other.birthRound());
        confirmed(member, born);
        assertThat(now(other).birthRound()).isEqualTo(plan().calendar().firstOnOrAfter(born));
    }

    private Membership ended(Membership senior, Cause cause) {
        gate.moveTo(gate.now().plus(Duration.ofDays(1)));
        enrolments.end(senior.enrolment(), senior.firstRound(), cause);
        Membership ended = now(senior);
        assertThat(ended.cause()).isEqualTo(cause);
        assertThat(List.of(ended.firstRound(), ended.lastRound()))
                .containsOnly(senior.firstRound());
        return ended;
    }

    private void confirmed(Membership member, LocalDate born) {
        long proposal = proposed(member, CorrectionKind.BIRTH_DATE, Optional.of(born));
        assertThat(confirm(proposal)).isInstanceOf(Outcome.Confirmed.class);
        assertThat(now(member).birthRound()).isEqualTo(plan().calendar().firstOnOrAfter(born));
    }
}
