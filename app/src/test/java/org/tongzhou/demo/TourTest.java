package org.tongzhou.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tongzhou.Browser;
import org.tongzhou.PlatformTest;
import org.tongzhou.accounts.Accounts;
import org.tongzhou.accounts.Role;
import org.tongzhou.gate.Gate;

/// The server answers while its year is being played, and the clock is the year's alone till then.
class TourTest extends PlatformTest {

    @Autowired private Playing playing;
    @Autowired private Gate gate;
    @Autowired private Accounts accounts;

    @Test
    void aStopLeadsToItsPageWhoMaySeeItAndOthersToTheCards() {
        var finance = accounts.createForDemo("Finance of the tour", Set.of(Role.FINANCE));
        Browser browser = browser();
        browser.get("/demo/sign-in");
        browser.post("/demo/sign-in", Map.of("account", "" + finance.id()));

        assertThat(browser.get("/demo/tour").body())
                .contains("href=\"/staff/rounds\"", "href=\"/staff/books\"")
                .contains("href=\"/demo/sign-in\">Sign in first (Plan manager")
                .doesNotContain("href=\"/staff/plans\"");
    }

    @Test
    void theNextDayWaitsUntilTheYearIsPlayed() {
        gate.moveTo(gate.now().plus(Duration.ofMinutes(1)));
        var before = gate.now();
        Browser browser = browser();
        browser.get("/demo/tour");

        playing.during(() -> {
            var answer = browser.post("/demo/tour/next-day", Map.of());

            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains("still being played");
            assertThat(gate.now()).isEqualTo(before);
        });
        assertThat(browser.post("/demo/tour/next-day", Map.of()).statusCode()).isEqualTo(303);
    }
}
