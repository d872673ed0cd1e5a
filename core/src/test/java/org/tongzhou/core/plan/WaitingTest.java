package org.tongzhou.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class WaitingTest {

    private static final LocalDate JOINED = LocalDate.of(2026, 1, 1);

    @Test
    void ninetyDaysCountFromTheDayAfterJoining() {
        Waiting waiting = new Waiting(90, true, true, true);

        LocalDate covered = waiting.coveredFrom(JOINED);

        assertThat(covered).isEqualTo(LocalDate.of(2026, 4, 2));
        assertThat(JOINED.plusDays(1).datesUntil(covered).count()).isEqualTo(90);
    }

    @Test
    void accidentsAreCoveredFromTheDayAfterJoiningWhereTheyAreExempt() {
        assertThat(new Waiting(90, true, true, true).accidentsCoveredFrom(JOINED))
                .isEqualTo(LocalDate.of(2026, 1, 2));
        assertThat(new Waiting(90, false, true, true).accidentsCoveredFrom(JOINED))
                .isEqualTo(LocalDate.of(2026, 4, 2));
    }

    @Test
    void whoKeepsHisWaitWaitsWhatWasLeftAndNeverMoreThanThePlanAsksFor() {
        Waiting waiting = new Waiting(90, true, true, true);

        assertThat(waiting.coveredFrom(JOINED, 30)).isEqualTo(LocalDate.of(2026, 2, 1));
        assertThat(waiting.coveredFrom(JOINED, -5)).isEqualTo(LocalDate.of(2026, 1, 2));
        assertThat(waiting.coveredFrom(JOINED, 180)).isEqualTo(waiting.coveredFrom(JOINED));
    }

    @Test
    void everyWaitHasExactlyItsDays() {
        for (int days = 0; days <= 400; days++) {
            Waiting waiting = new Waiting(days, false, true, true);

            LocalDate covered = waiting.coveredFrom(JOINED);

            assertThat(JOINED.plusDays(1).datesUntil(covered).count()).isEqualTo(days);
        }
    }
}
