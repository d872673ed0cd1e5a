package org.tongzhou.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tongzhou.accounts.Account;
import org.tongzhou.accounts.Role;
import org.tongzhou.core.identity.OtherDocument;
import org.tongzhou.core.plan.Sex;
import org.tongzhou.core.round.RoundCalendar;
import org.tongzhou.enrolment.Cause;
import org.tongzhou.enrolment.CorrectionKind;
import org.tongzhou.enrolment.Membership;
import org.tongzhou.enrolment.ProposedCorrections;
import org.tongzhou.enrolment.ProposedCorrections.Outcome;
import org.tongzhou.members.NewPerson;
import org.tongzhou.members.Registration;

/// Whoever reaches the age limit goes on in the plan that follows, also where a correction was
/// entered for him before, or says that he is older than was known.
class TransferTest extends RoundScene {

    private static final int LIMIT = 60;

    @Autowired private ProposedCorrections proposals;

    @Test
    void aMemberWhoseEndWasCorrectedMovesToTheSeniorPlanAtTheAgeLimit() {
        publish();
        int next = plan().calendar().firstOnOrAfter(today().plusDays(1));
        Membership member = joinedAt(bornToReachLimitWith(next + 1));
        enrolments.leave(member.enrolment());
        correct(member, CorrectionKind.WRONG_END, Optional.empty());

        nextRound();
        nextRound();

        assertThat(enrolments.find(member.enrolment()).orElseThrow().cause())
                .isEqualTo(Cause.CORRECTED);
        Membership senior = inSeniorPlan(member.person()).orElseThrow();
        assertThat(senior.continues()).hasValue(member.enrolment());
        assertThat(senior.firstRound()).isEqualTo(next + 1);
    }

    @Test
    void whoReachesTheLimitByHisTrueBirthDateMovesThen() {
        publish();
        int next = plan().calendar().firstOnOrAfter(today().plusDays(1));
        Membership member = joinedAt(today().minusYears(40));
        LocalDate born = bornToReachLimitWith(next + 1);
        correct(member, CorrectionKind.BIRTH_DATE, Optional.of(born));

        nextRound();
        nextRound();

        assertThat(inSeniorPlan(member.person()).orElseThrow().firstRound()).isEqualTo(next + 1);
    }

    @Test
    void whoTurnsOutToBeBeyondTheLimitGoesOnInTheSeniorPlanFromTheNextRound() {
        publish();
        Membership member = joinedAt(today().minusYears(40));
        nextRound();
        int next = plan().calendar().firstOnOrAfter(today().plusDays(1));

        correct(member, CorrectionKind.BIRTH_DATE, Optional.of(today().minusYears(63)));

        Membership senior = inSeniorPlan(member.person()).orElseThrow();
        assertThat(senior.firstRound()).isEqualTo(next);
        assertThat(senior.continues()).hasValue(member.enrolment());
        assertThat(enrolments.find(member.enrolment()).orElseThrow().hasEnded(plan(), gate.now()))
                .isTrue();
    }

    private void publish() {
        plans.publishShipped(List.of("demo/demo-senior.yaml", "demo/demo-xiang-hu-bao.yaml"));
        nextRound();
    }

    private LocalDate bornToReachLimitWith(int round) {
        return plan().calendar().noticeDay(round - LIMIT * RoundCalendar.ROUNDS_A_YEAR);
    }

    private Membership joinedAt(LocalDate birth) {
        Account account = account(Role.MEMBER);
        String number = UUID.randomUUID().toString().substring(0, 30);
        var document = new OtherDocument("SG", number, birth, Sex.FEMALE);
        var registered =
                (Registration.Registered)
                        members.register(account.id(), new NewPerson("Gao Test", document));
        return enrolments.find(joined(registered.person())).orElseThrow();
    }

    private void correct(Membership member, CorrectionKind kind, Optional<LocalDate> day) {
        Membership now = enrolments.find(member.enrolment()).orElseThrow();
        var proposed =
                (Outcome.Proposed)
                        proposals.propose(now, kind, day, "a reason", account(Role.FINANCE).id());
        long number = proposed.proposal().number();
        assertThat(proposals.confirm(number, account(Role.REVIEWER).id()))
                .isInstanceOf(Outcome.Confirmed.class);
    }

    private Optional<Membership> inSeniorPlan(long person) {
        int senior = plans.inForce("demo-senior", gate.now()).orElseThrow().number();
        return enrolments.ofPerson(person).stream().filter(one -> one.plan() == senior).findFirst();
    }
}
