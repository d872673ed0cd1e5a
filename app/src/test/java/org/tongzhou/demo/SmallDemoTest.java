package org.tongzhou.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.tongzhou.Browser;
import org.tongzhou.accounts.Audit;
import org.tongzhou.enrolment.Enrolments;
import org.tongzhou.rounds.Progress;

/// What a demo says is true however few people live in it, and its staff leaves a trail.
class SmallDemoTest {

    private static final LocalDate START = LocalDate.of(2025, 1, 1);
    private static final LocalDate END = LocalDate.of(2025, 1, 13);
    private static final int PEOPLE = 20;

    @TempDir private Path folder;

    @Test
    void itSaysWhatIsThereAndItsStaffIsAuditedByItsOwnClock() throws Exception {
        try (Ground.Run run = Ground.Run.in(folder);
                ConfigurableApplicationContext context = Ground.start(run)) {
            context.getBean(DemoYear.class).run(START, END, PEOPLE, 1, Progress.UNWATCHED);
            context.getBean(DemoCards.class).deal();

            String port = context.getEnvironment().getRequiredProperty("local.server.port");
            Browser browser = new Browser("http://127.0.0.1:" + port);
            assertThat(browser.get("/demo/tour").body())
                    .contains("No claim waits for review now")
                    .contains("In so small a demo nobody on a card has this story")
                    .doesNotContain("Member who was helped”", "data/demo ");
            assertThat(answersOfAll(context.getBean(Enrolments.class)))
                    .hasSizeGreaterThan(5)
                    .noneMatch(one -> one.contains("cervix") && one.contains("prostate"));
            List<Audit.Entry> trail = context.getBean(Audit.class).before(Long.MAX_VALUE, 200);
            assertThat(trail)
                    .filteredOn(entry -> entry.action().equals("approve round"))
                    .hasSizeGreaterThan(1)
                    .allSatisfy(entry ->
                            assertThat(entry.at())
                                    .isBetween(
                                            Instant.parse("2025-01-01T00:00:00Z"),
                                            Instant.parse("2025-01-21T00:00:00Z")));
        }
    }

    private static List<String> answersOfAll(Enrolments enrolments) {
        return LongStream.rangeClosed(1, 2 * PEOPLE)
                .boxed()
                .flatMap(number -> enrolments.find(number).stream())
                .flatMap(member -> enrolments.declaration(member).stream())
                .toList();
    }
}
