package org.tongzhou.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/// Two servers on one database do every step of the same rounds at the same time.
class TwoServersTest {

    private static final int MINUTES_FOR_A_STEP = 2;

    /// Why a server is gone, if one is.
    private static final AtomicReference<@Nullable RuntimeException> GONE = new AtomicReference<>();

    @Test
    void twoServersComeToWhatOneComesToAndNothingHappensTwice() throws Exception {
        List<String> calm = Ground.shared().calmOutcome();
        CyclicBarrier barrier = new CyclicBarrier(2);

        try (Ground.Run run = Ground.shared().copy("two");
                ConfigurableApplicationContext first = Ground.start(run);
                ConfigurableApplicationContext second = Ground.start(run);
                var threads = Executors.newFixedThreadPool(2)) {
            Future<?> one = threads.submit(() -> live(first, barrier));
            Future<?> two = threads.submit(() -> live(second, barrier));
            one.get();
            two.get();

            assertThat(run.with(Outcome.of(first))).containsExactlyElementsOf(calm);
        }
    }

    private static void live(ConfigurableApplicationContext context, CyclicBarrier barrier) {
        try {
            new Town(context, () -> await(barrier)).liveUntil(Ground.UNTIL);
        } catch (RuntimeException e) {
            GONE.compareAndSet(null, e);
            barrier.reset();
            throw e;
        }
    }

    private static void await(CyclicBarrier barrier) {
        if (GONE.get() != null) {
            throw new IllegalStateException("the other server is gone", GONE.get());
        }
        try {
            barrier.await(MINUTES_FOR_A_STEP, TimeUnit.MINUTES);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            RuntimeException why = GONE.get();
            throw new IllegalStateException("the other server is gone", why == null ? e : why);
        }
    }
}
