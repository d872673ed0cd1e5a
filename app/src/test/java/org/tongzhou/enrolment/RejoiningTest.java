package org.tongzhou.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.tongzhou.Browser;
import org.tongzhou.accounts.Account;
import org.tongzhou.members.Registration;
import org.tongzhou.plans.ListedPlan;

/// Didi waits 180 days, and leaving and rejoining restarts the wait; a plan may say that it does
/// not.
class RejoiningTest extends JoinScene {

    private static final LocalDate BORN = LocalDate.of(1980, 5, 6);
    private static final String RESTARTS = "didi-restarts";
    private static final String KEEPS = "didi-keeps";
    private static final long PLATFORM = 0;

    @Autowired private Exits exits;

    private String code = RESTARTS;

    @BeforeEach
    void publishBoth() throws IOException {
        String didi =
                new ClassPathResource("plans/didi.yaml").getContentAsString(StandardCharsets.UTF_8);
        publish(RESTARTS, didi);
        publish(KEEPS, didi.replace("rejoinRestartsWait: true", "rejoinRestartsWait: false"));
    }

    private void publish(String name, String document) {
        if (plans.inForce(name, gate.now()).isEmpty()) {
            String own = document.replaceFirst("code: [a-z-]+", "code: " + name);
            plans.propose(name + ".yaml", own, PLATFORM);
            plans.proposed().stream()
                    .filter(one -> one.code().equals(name))
                    .forEach(one -> plans.confirm(one.number(), 1, PLATFORM));
        }
    }

    @Override
    ListedPlan plan() {
        return plans.inForce(code, gate.now()).orElseThrow();
    }

    private Admitted.Joined join(long person) {
        return (Admitted.Joined) enrolments.join(healthy(person));
    }

    private void live(int days) {
        gate.moveTo(gate.now().plus(Duration.ofDays(days)));
    }

    @Test
    void whereItRestartsWhoComesBackWaitsAgainInFull() {
        code = RESTARTS;
        long person = registered(BORN).person();
        Admitted.Joined first = join(person);
        live(60);
        Membership membership = enrolments.find(first.enrolment()).orElseThrow();
        var preview = exits.preview(membership, true, gate.now());
        enrolments.leave(first.enrolment());

        Admitted.Joined again = join(person);

        assertThat(preview.rejoinRestartsWait()).isTrue();
        assertThat(preview.rejoinWaitDays()).isEqualTo(180);
        assertThat(again.coveredFrom()).isEqualTo(today().plusDays(181));
    }

    @Test
    void whereItDoesNotWhoComesBackAtOnceWaitsOnlyWhatWasLeft() {
        code = KEEPS;
        long person = registered(BORN).person();
        Admitted.Joined first = join(person);
        live(60);
        Membership membership = enrolments.find(first.enrolment()).orElseThrow();
        var preview = exits.preview(membership, true, gate.now());
        enrolments.leave(first.enrolment());

        Admitted.Joined again = join(person);

        assertThat(preview.rejoinRestartsWait()).isFalse();
        assertThat(preview.rejoinWaitDays()).isEqualTo(120);
        assertThat(again.coveredFrom()).isEqualTo(first.coveredFrom());
    }

    @Test
    void daysOutsideThePlanAreNotServed() {
        code = KEEPS;
        long person = registered(BORN).person();
        Admitted.Joined first = join(person);
        live(60);
        Membership left = enrolments.leave(first.enrolment());
        LocalDate ended = left.coverEndsOn(plan()).orElseThrow();
        live(400);

        Admitted.Joined again = join(person);

        long leftToWait = first.coveredFrom().toEpochDay() - ended.toEpochDay();
        assertThat(leftToWait).isBetween(100L, 120L);
        assertThat(again.coveredFrom()).isEqualTo(today().plusDays(1 + leftToWait));
    }

    @Test
    void whoHadWaitedInFullIsCoveredFromTheDayAfterHeComesBack() {
        code = KEEPS;
        long person = registered(BORN).person();
        Admitted.Joined first = join(person);
        live(200);
        enrolments.leave(first.enrolment());
        live(200);

        assertThat(join(person).coveredFrom()).isEqualTo(today().plusDays(1));
    }

    @Test
    void whoWasPutOutWaitsAgainInFullInEveryPlan() {
        code = KEEPS;
        long person = registered(BORN).person();
        Admitted.Joined first = join(person);
        live(60);
        int last = plan().calendar().lastAtOrBefore(gate.now());
        enrolments.end(first.enrolment(), last, Cause.ARREARS);

        assertThat(join(person).coveredFrom()).isEqualTo(today().plusDays(181));
    }

    @Test
    void theJoinPageTellsWhoWasThereBeforeWhatHeWaits() {
        Account account = account();
        var registered = (Registration.Registered) members.register(account.id(), person(BORN));
        for (String one : new String[] {RESTARTS, KEEPS}) {
            code = one;
            enrolments.leave(join(registered.person()).enrolment());
        }
        Browser browser = signedIn(account);
        var fields = Map.of("step", "WHO", "person", "" + registered.person(), "country", "CN");
        browser.get("/me/join/" + KEEPS);

        assertThat(browser.post("/me/join/" + RESTARTS, fields).body())
                .contains("joining again starts the wait anew");
        assertThat(browser.post("/me/join/" + KEEPS, fields).body())
                .contains("the wait that was served before leaving by own wish counts");
    }
}
