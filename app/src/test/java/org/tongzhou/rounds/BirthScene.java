package org.tongzhou.rounds;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.tongzhou.accounts.Account;
import org.tongzhou.accounts.Role;
import org.tongzhou.core.identity.OtherDocument;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.plan.Question;
import org.tongzhou.core.plan.Sex;
import org.tongzhou.core.round.RoundCalendar;
import org.tongzhou.enrolment.Admitted;
import org.tongzhou.enrolment.Application;
import org.tongzhou.enrolment.CorrectionKind;
import org.tongzhou.enrolment.Membership;
import org.tongzhou.enrolment.ProposedCorrections;
import org.tongzhou.enrolment.ProposedCorrections.Outcome;
import org.tongzhou.members.NewPerson;
import org.tongzhou.members.Registration;
import org.tongzhou.plans.ListedPlan;

/// Members of whom it turns out that they were born on another day.
abstract class BirthScene extends RoundScene {

    static final int LIMIT = 60;

    @Autowired ProposedCorrections proposals;

    final Outcome propose(Membership one, CorrectionKind kind, Optional<LocalDate> day) {
        return proposals.propose(one, kind, day, "a reason", account(Role.REVIEWER).id());
    }

    final long proposed(Membership one, CorrectionKind kind, Optional<LocalDate> day) {
        return ((Outcome.Proposed) propose(one, kind, day)).proposal().number();
    }

    final Membership now(Membership one) {
        return enrolments.find(one.enrolment()).orElseThrow();
    }

    final List<Long> seats(long person) {
        return jdbc.sql("select enrolment from enrolment.seat where person = ?")
                .param(person)
                .query((row, _) -> row.getLong("enrolment"))
                .list();
    }

    final Membership joinedAt(LocalDate birth) {
        Account account = account(Role.MEMBER);
        String number = UUID.randomUUID().toString().substring(0, 30);
        var document = new OtherDocument("SG", number, birth, Sex.FEMALE);
        var registered =
                (Registration.Registered)
                        members.register(account.id(), new NewPerson("Gao Test", document));
        members.mandate(registered.household(), new Amount(1_000_00), "ok-birth", true);
        return enrolments.find(joined(registered.person())).orElseThrow();
    }

    final Membership joinedToo(Membership member, String code) {
        ListedPlan other = plans.inForce(code, gate.now()).orElseThrow();
        Map<String, Boolean> answers = new HashMap<>();
        for (Question question : other.plan().declaration().questions()) {
            answers.put(question.id(), false);
        }
        Set<Application.Consent> all = Set.of(Application.Consent.values());
        var application = new Application(member.person(), other.number(), answers, all, "CN");
        long enrolment = ((Admitted.Joined) enrolments.join(application)).enrolment();
        return enrolments.find(enrolment).orElseThrow();
    }

    final Membership seniorOf(Membership member) {
        int senior = plans.inForce("demo-senior", gate.now()).orElseThrow().number();
        return enrolments.ofPerson(member.person()).stream()
                .filter(one -> one.plan() == senior)
                .findFirst()
                .orElseThrow();
    }

    /// Born so that he reaches the age limit with this round.
    final LocalDate bornToReachLimitWith(int round) {
        return plan().calendar().noticeDay(round - LIMIT * RoundCalendar.ROUNDS_A_YEAR);
    }

    /// Somebody who shared in a round and was moved to the senior plan with the one after it.
    final Membership movedToSenior() {
        nextRound();
        int next = plan().calendar().firstOnOrAfter(today().plusDays(1));
        Membership member = joinedAt(bornToReachLimitWith(next + 1));
        nextRound();
        nextRound();
        return now(member);
    }

    final Outcome confirm(long proposal) {
        return proposals.confirm(proposal, account(Role.FINANCE).id());
    }
}
