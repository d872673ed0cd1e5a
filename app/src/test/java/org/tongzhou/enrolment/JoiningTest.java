package org.tongzhou.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongzhou.core.plan.Refusal;
import org.tongzhou.members.FakeIdentityService;
import org.tongzhou.members.LentIdentityService;
import org.tongzhou.members.Registration;

/// Who may join, and what is stored when he does.
class JoiningTest extends JoinScene {

    @Autowired private JdbcClient jdbc;
    @Autowired private LentIdentityService identity;

    private Admitted join(LocalDate birth) {
        return enrolments.join(healthy(registered(birth).person()));
    }

    @Test
    void aHealthyAdultIsCoveredAfterTheWait() {
        var person = registered(LocalDate.of(1980, 5, 6));

        Admitted outcome = enrolments.join(healthy(person.person()));

        assertThat(outcome).isInstanceOf(Admitted.Joined.class);
        var joined = (Admitted.Joined) outcome;
        assertThat(joined.coveredFrom()).isEqualTo(today().plusDays(91));
        assertThat(plan().calendar().noticeDay(joined.firstRound())).isAfter(today());
        Membership membership = enrolments.find(joined.enrolment()).orElseThrow();
        assertThat(membership.person()).isEqualTo(person.person());
        assertThat(enrolments.declaration(membership).orElseThrow()).contains("cancer-ever");
    }

    @Test
    void ageIsJudgedToTheDay() {
        LocalDate today = today();

        assertThat(join(today.minusDays(30))).isInstanceOf(Admitted.Joined.class);
        assertThat(join(today.minusDays(29)))
                .isEqualTo(refused(new Refusal.TooYoung("2.1", today.plusDays(1))));
        assertThat(join(today.minusYears(60).plusDays(1))).isInstanceOf(Admitted.Joined.class);
        assertThat(join(today.minusYears(60)))
                .isEqualTo(refused(new Refusal.TooOld("2.1", 60, 59)));
    }

    private static Admitted refused(Refusal refusal) {
        return new Admitted.RefusedByRule(refusal);
    }

    @Test
    void onePersonHasOneSeatAlsoWhenRequestsRace() throws Exception {
        long person = registered(LocalDate.of(1985, 1, 2)).person();
        List<Callable<Admitted>> race = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            race.add(() -> enrolments.join(healthy(person)));
        }

        List<Admitted> outcomes = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (Future<Admitted> outcome : threads.invokeAll(race)) {
                outcomes.add(outcome.get());
            }
        }

        assertThat(outcomes).filteredOn(Admitted.Joined.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(Admitted.AlreadyMember.class::isInstance).hasSize(7);
        assertThat(enrolments.ofPerson(person)).hasSize(1);
    }

    @Test
    void oneDocumentIsOnePersonAlsoWhenRequestsRace() throws Exception {
        var details = person(LocalDate.of(1979, 3, 4));
        List<Callable<Registration>> race = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            long account = account().id();
            race.add(() -> members.register(account, details));
        }

        List<Registration> outcomes = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(6)) {
            for (Future<Registration> outcome : threads.invokeAll(race)) {
                outcomes.add(outcome.get());
            }
        }

        assertThat(outcomes).filteredOn(Registration.Registered.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(Registration.DocumentTaken.class::isInstance).hasSize(5);
    }

    @Test
    void anAccountIsOnePersonAndARefusalLeavesNoTrace() {
        long account = account().id();
        members.register(account, person(LocalDate.of(1979, 3, 4)));
        var other = person(LocalDate.of(1979, 3, 5));

        assertThat(members.register(account, other)).isInstanceOf(Registration.AccountTaken.class);

        assertThat(members.register(account().id(), other))
                .isInstanceOf(Registration.Registered.class);
    }

    @Test
    void answersDecide() {
        long person = registered(LocalDate.of(1980, 5, 6)).person();

        assertThat(enrolments.join(answering(person, "cancer-ever", true)))
                .isInstanceOf(Admitted.RefusedByDeclaration.class);
        assertThat(enrolments.join(answering(person, "abnormal-tests", true)))
                .isInstanceOf(Admitted.Referred.class);
        Application healthy = healthy(person);
        Map<String, Boolean> incomplete = new HashMap<>(healthy.answers());
        incomplete.remove("diabetes");
        assertThat(enrolments.join(with(healthy, incomplete, healthy.consents())))
                .isEqualTo(new Admitted.Unanswered(List.of("diabetes")));
        assertThat(enrolments.ofPerson(person)).isEmpty();
    }

    private Application answering(long person, String question, boolean answer) {
        Application healthy = healthy(person);
        Map<String, Boolean> answers = new HashMap<>(healthy.answers());
        answers.put(question, answer);
        return with(healthy, answers, healthy.consents());
    }

    private static Application with(
            Application like, Map<String, Boolean> answers, Set<Application.Consent> consents) {
        return new Application(like.person(), like.plan(), answers, consents, like.country());
    }

    @Test
    void nothingGoesWithoutConsent() {
        Application healthy = healthy(registered(LocalDate.of(1980, 5, 6)).person());
        Set<Application.Consent> some = Set.of(Application.Consent.NOT_INSURANCE);

        Admitted outcome = enrolments.join(with(healthy, healthy.answers(), some));

        assertThat(outcome).isInstanceOf(Admitted.ConsentMissing.class);
        assertThat(((Admitted.ConsentMissing) outcome).missing()).hasSize(5);
    }

    @Test
    void whoIsNotCheckedWaits() {
        long person = registered(LocalDate.of(1980, 5, 6)).person();
        set(person, "WAITING");
        assertThat(enrolments.join(healthy(person))).isInstanceOf(Admitted.CheckPending.class);

        set(person, "DIFFERS");
        assertThat(enrolments.join(healthy(person))).isInstanceOf(Admitted.CheckDiffers.class);

        set(person, "WAITING");
        members.check(person);
        assertThat(enrolments.join(healthy(person)))
                .as("without a service nobody answers")
                .isInstanceOf(Admitted.CheckPending.class);
        identity.lend(new FakeIdentityService());
        members.check(person);
        identity.takeBack();
        assertThat(enrolments.join(healthy(person))).isInstanceOf(Admitted.Joined.class);
    }

    private void set(long person, String check) {
        jdbc.sql("update members.person set checked = :check where person = :person")
                .param("check", check)
                .param("person", person)
                .update();
    }

    @Test
    void leavingIsFreeAndOwesOnlyWhatWasNoticed() {
        long person = registered(LocalDate.of(1980, 5, 6)).person();
        var joined = (Admitted.Joined) enrolments.join(healthy(person));

        Membership left = enrolments.leave(joined.enrolment());

        assertThat(left.lastRound()).isLessThan(left.firstRound());
        assertThat(left.cause()).isEqualTo(Cause.LEFT);
        assertThat(enrolments.join(healthy(person))).isInstanceOf(Admitted.Joined.class);
        Membership again = enrolments.leave(joined.enrolment());
        assertThat(again.lastRound()).isEqualTo(left.lastRound());
    }
}
