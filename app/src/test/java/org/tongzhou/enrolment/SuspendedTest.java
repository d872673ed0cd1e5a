package org.tongzhou.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tongzhou.Browser;
import org.tongzhou.accounts.Account;
import org.tongzhou.members.Registration;

/// Who is suspended is still a member: he may come back, and he may leave.
class SuspendedTest extends JoinScene {

    @Test
    void whoLeavesWhileSuspendedStaysOutWhateverIsPaidInLater() {
        long person = registered(LocalDate.of(1980, 5, 6)).person();
        long first = suspended(person);

        enrolments.leave(first);
        long second = joined(person);
        enrolments.resume(first, enrolments.find(second).orElseThrow().firstRound() + 1);

        assertThat(enrolments.find(first).orElseThrow().cause()).isEqualTo(Cause.LEFT);
        assertThat(enrolments.find(second).orElseThrow().cause()).isEqualTo(Cause.JOINED);
    }

    @Test
    void whoIsSuspendedAndStaysIsCoveredAgain() {
        long person = registered(LocalDate.of(1980, 5, 6)).person();
        long enrolment = suspended(person);
        int next = enrolments.find(enrolment).orElseThrow().firstRound() + 1;

        enrolments.resume(enrolment, next);

        Membership membership = enrolments.find(enrolment).orElseThrow();
        assertThat(membership.cause()).isEqualTo(Cause.RESUMED);
        assertThat(membership.firstRound()).isEqualTo(next);
    }

    @Test
    void aSuspendedMemberCanLeaveOnThePage() {
        Account account = account();
        var registered =
                (Registration.Registered)
                        members.register(account.id(), person(LocalDate.of(1980, 5, 6)));
        long enrolment = suspended(registered.person());
        String page = "/me/memberships/" + enrolment;
        Browser browser = signedIn(account);

        assertThat(browser.get(page).body()).contains(page + "/leave");
        assertThat(browser.get(page + "/leave").statusCode()).isEqualTo(200);
        browser.post(page + "/leave", Map.of());

        assertThat(enrolments.find(enrolment).orElseThrow().cause()).isEqualTo(Cause.LEFT);
        assertThat(browser.get(page).body()).doesNotContain(page + "/leave");
    }

    private long joined(long person) {
        return ((Admitted.Joined) enrolments.join(healthy(person))).enrolment();
    }

    private long suspended(long person) {
        long enrolment = joined(person);
        int first = enrolments.find(enrolment).orElseThrow().firstRound();
        enrolments.end(enrolment, first - 1, Cause.SUSPENDED);
        return enrolment;
    }
}
