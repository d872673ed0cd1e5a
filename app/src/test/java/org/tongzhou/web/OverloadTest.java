package org.tongzhou.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

class OverloadTest {

    private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    private static final int ASKING = 40;

    @Test
    void whatComesInIsFinishedAndTheRestIsToldToComeBack() throws Exception {
        var settings = new OverloadFilter.Settings(2, 3, 60_000, 0);
        var filter = new OverloadFilter(settings, new Problems(new JsonMapper()), CLOCK);
        CountDownLatch work = new CountDownLatch(1);
        CountDownLatch refused = new CountDownLatch(ASKING - 5);
        AtomicInteger finished = new AtomicInteger();

        List<Integer> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> asked = new ArrayList<>();
            for (int i = 0; i < ASKING; i++) {
                asked.add(
                        threads.submit(() -> {
                            var response = new MockHttpServletResponse();
                            filter.doFilter(
                                    new MockHttpServletRequest("POST", "/api/v1/x"),
                                    response,
                                    (_, _) -> work(work, finished));
                            if (response.getStatus() == 503) {
                                refused.countDown();
                            }
                            return response.getStatus();
                        }));
            }
            refused.await();
            work.countDown();
            for (var answer : asked) {
                answers.add(answer.get());
            }
        }

        assertThat(finished).hasValue(5);
        assertThat(answers.stream().filter(status -> status == 200)).hasSize(5);
        assertThat(answers.stream().filter(status -> status == 503)).hasSize(ASKING - 5);
    }

    private static void work(CountDownLatch work, AtomicInteger finished) {
        try {
            work.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        finished.incrementAndGet();
    }

    @Test
    void oneClientOverItsRateIsTurnedAwayAndOthersAreNot() {
        ClientRates rates = new ClientRates(1, CLOCK);
        for (int i = 0; i < ClientRates.WINDOW_SECONDS; i++) {
            assertThat(rates.allows("203.0.113.1")).isTrue();
        }
        assertThat(rates.allows("203.0.113.1")).isFalse();
        assertThat(rates.allows("203.0.113.2")).isTrue();
    }
}
