package org.tongzhou.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// Work on every core, and how long it takes.
final class Cores {

    private static final int CORES = Runtime.getRuntime().availableProcessors();
    private static final double NANOS_A_SECOND = 1e9;

    private Cores() {}

    static void onEvery(Callable<@Nullable Void> work) throws Exception {
        List<Future<?>> threads = new ArrayList<>();
        try (var pool = Executors.newFixedThreadPool(CORES)) {
            for (int i = 0; i < CORES; i++) {
                threads.add(pool.submit(work));
            }
        }
        for (Future<?> thread : threads) {
            thread.get();
        }
    }

    static double secondsSince(long start) {
        return (System.nanoTime() - start) / NANOS_A_SECOND;
    }

    /// A number of seconds that a person can read.
    static double thousandths(double seconds) {
        return Math.round(seconds * 1000) / 1000.0;
    }
}
