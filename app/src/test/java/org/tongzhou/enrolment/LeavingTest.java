package org.tongzhou.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tongzhou.Browser;
import org.tongzhou.accounts.Account;
import org.tongzhou.members.Registration;

/// The notice day decides whether a round is owed.
class LeavingTest extends JoinScene {

    @Autowired private Exits exits;

    @Test
    void theNoticeInstantDecidesWhatIsOwed() {
        long first = joined();
        long second = joined();
        int round = enrolments.find(first).orElseThrow().firstRound();
        Instant notice = plan().calendar().noticeInstant(round);

        gate.moveTo(notice.minus(Duration.ofSeconds(1)));
        Exits.Preview before =
                exits.preview(enrolments.find(first).orElseThrow(), true, gate.now());
        Membership early = enrolments.leave(first);
        gate.moveTo(notice);
        Exits.Preview after =
                exits.preview(enrolments.find(second).orElseThrow(), true, gate.now());
        Membership late = enrolments.leave(second);

        assertThat(before.owesLastRound()).isFalse();
        assertThat(before.owed()).isEmpty();
        assertThat(early.lastRound()).isEqualTo(round - 1);
        assertThat(after.owesLastRound()).isTrue();
        assertThat(after.owed())
                .extracting(OpenAmounts.Owed::noticeOn, OpenAmounts.Owed::shareMinor)
                .containsExactly(tuple(plan().calendar().noticeDay(round), null));
        assertThat(after.lastNoticeDay()).isEqualTo(plan().calendar().noticeDay(round));
        assertThat(late.lastRound()).isEqualTo(round);
        assertThat(early.coverEndsOn(plan())).contains(before.coverEndsOn());
        assertThat(late.coverEndsOn(plan())).contains(after.coverEndsOn());
    }

    @Test
    void coverThatLastsToADayStandsWithWhatIsCoveredUntilThenAndIsToldByTheClock() {
        Account account = account();
        var registered =
                (Registration.Registered)
                        members.register(account.id(), person(LocalDate.of(1980, 5, 6)));
        long enrolment =
                ((Admitted.Joined) enrolments.join(healthy(registered.person()))).enrolment();
        LocalDate ends = enrolments.leave(enrolment).coverEndsOn(plan()).orElseThrow();
        Browser browser = signedIn(account);

        String before = browser.get("/me").body();
        gate.moveTo(ends.atStartOfDay(plan().plan().zone()).toInstant());
        String after = browser.get("/me").body();

        String day = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).format(ends);
        assertThat(before)
                .contains("Our cover", "Ending: left by own wish. Cover ends at 00:00 on " + day)
                .doesNotContain("Cover that has ended");
        assertThat(after)
                .contains("Cover that has ended")
                .contains("Ended: left by own wish. Cover ended at 00:00 on " + day)
                .doesNotContain("Cover ends at");
    }

    private long joined() {
        long person = registered(LocalDate.of(1980, 5, 6)).person();
        return ((Admitted.Joined) enrolments.join(healthy(person))).enrolment();
    }
}
