package org.tongzhou.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongzhou.plans.ListedPlan;

/// A plan with a maximum of members never has more, whoever joins and leaves in the same moment.
class MemberMaximumTest extends JoinScene {

    private static final LocalDate BORN = LocalDate.of(1980, 5, 6);
    private static final int MOST = 5;
    private static final long PLATFORM = 0;

    @Autowired private JdbcClient jdbc;

    private String code = "";

    @Override
    ListedPlan plan() {
        return plans.inForce(code, gate.now()).orElseThrow();
    }

    private void publish(String name, int version, String members) throws IOException {
        code = name;
        String document =
                new ClassPathResource("plans/didi.yaml")
                        .getContentAsString(StandardCharsets.UTF_8)
                        .replaceFirst("code: [a-z-]+", "code: " + name)
                        .replaceFirst("version: 1", "version: " + version)
                        .replaceFirst("members: \\{[^}]*}", members);
        assertThat(document).contains(members);
        plans.propose(name + ".yaml", document, PLATFORM);
        plans.proposed().stream()
                .filter(one -> one.code().equals(name))
                .forEach(one -> plans.confirm(one.number(), version, PLATFORM));
    }

    private List<Application> applications(int people) {
        List<Application> applications = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            applications.add(healthy(registered(BORN).person()));
        }
        return applications;
    }

    private static <T> List<T> race(List<Callable<T>> runners) throws Exception {
        List<T> outcomes = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(runners.size())) {
            for (Future<T> outcome : threads.invokeAll(runners)) {
                outcomes.add(outcome.get());
            }
        }
        return outcomes;
    }

    private List<Admitted> joinTogether(List<Application> applications) throws Exception {
        List<Callable<Admitted>> runners = new ArrayList<>();
        for (Application application : applications) {
            runners.add(() -> enrolments.join(application));
        }
        return race(runners);
    }

    private static List<Admitted.Joined> joined(List<Admitted> outcomes) {
        return outcomes.stream()
                .filter(Admitted.Joined.class::isInstance)
                .map(Admitted.Joined.class::cast)
                .toList();
    }

    @Test
    void ofTwelveWhoRaceForFiveSeatsFiveGetOneAndTheOthersAreToldThatItIsFull() throws Exception {
        publish("full-by-race", 1, "members: {maximum: 5}");
        List<Application> applications = applications(12);

        List<Admitted> outcomes = joinTogether(applications);

        assertThat(joined(outcomes)).hasSize(MOST);
        assertThat(outcomes).filteredOn(new Admitted.Full(MOST)::equals).hasSize(7);
        assertThat(enrolments.count(plan().number())).isEqualTo(MOST);
        Application late = applications(1).getFirst();
        assertThat(enrolments.obstacle(late)).contains(new Admitted.Full(MOST));
        assertThat(AdmissionRefusal.of(new Admitted.Full(MOST), plan().plan()).type())
                .isEqualTo("plan-full");
    }

    @Test
    void aSeatThatIsFreedIsTakenByOneOfThoseWhoRaceForIt() throws Exception {
        publish("full-and-freed", 1, "members: {maximum: 5}");
        Admitted.Joined one = joined(joinTogether(applications(MOST))).getFirst();

        enrolments.leave(one.enrolment());
        enrolments.leave(one.enrolment());
        List<Admitted> outcomes = joinTogether(applications(6));

        assertThat(joined(outcomes)).hasSize(1);
        assertThat(enrolments.count(plan().number())).isEqualTo(MOST);
    }

    @Test
    void leavingAndJoiningInTheSameMomentNeverBlocksAndNeverMiscounts() throws Exception {
        publish("full-and-busy", 1, "members: {maximum: 5}");
        List<Application> applications = applications(8);
        List<Callable<Boolean>> runners = new ArrayList<>();
        for (Application application : applications) {
            runners.add(() -> {
                for (int i = 0; i < 10; i++) {
                    if (enrolments.join(application)
                            instanceof Admitted.Joined(var number, var _, var _, var _)) {
                        assertThat(enrolments.count(application.plan())).isLessThanOrEqualTo(MOST);
                        enrolments.leave(number);
                    }
                }
                return true;
            });
        }

        race(runners);

        assertThat(enrolments.count(plan().number())).isZero();
        assertThat(counted()).isZero();
        assertThat(joined(joinTogether(applications))).hasSize(MOST);
    }

    private long counted() {
        return jdbc.sql("select taken from enrolment.seat_count where plan = :plan")
                .param("plan", plan().number())
                .query(Long.class)
                .single();
    }

    @Test
    void aMaximumThatALaterVersionBringsCountsThoseWhoWereThereBefore() throws Exception {
        publish("full-later", 1, "members: {}");
        assertThat(joined(joinTogether(applications(4)))).hasSize(4);
        publish("full-later", 2, "members: {maximum: 5}");

        List<Admitted> outcomes = joinTogether(applications(6));

        assertThat(joined(outcomes)).hasSize(1);
        assertThat(counted()).isEqualTo(MOST);
    }
}
