package org.tongzhou.rounds;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/// The cores of this server, each working on one folio at a time.
final class FolioWorkers {

    private static final int CORES = Runtime.getRuntime().availableProcessors();

    private FolioWorkers() {}

    /// Works on every folio once.
    ///
    /// @param worker makes what one thread works with
    /// @param passed hears how many folios are done
    /// @throws IllegalStateException that names the folio, if one cannot be done; the others that
    ///     were begun are finished
    static void work(List<Integer> folios, Supplier<IntConsumer> worker, IntConsumer passed) {
        AtomicInteger next = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        List<Future<?>> threads = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(CORES)) {
            for (int i = 0; i < Math.min(CORES, folios.size()); i++) {
                threads.add(
                        pool.submit(() -> {
                            IntConsumer own = worker.get();
                            for (int at = next.getAndIncrement();
                                    at < folios.size();
                                    at = next.getAndIncrement()) {
                                work(folios.get(at), own);
                                passed.accept(done.incrementAndGet());
                            }
                        }));
            }
        }
        for (Future<?> thread : threads) {
            if (thread.state() == Future.State.FAILED) {
                throw new IllegalStateException(
                        thread.exceptionNow().getMessage(), thread.exceptionNow());
            }
        }
    }

    private static void work(int folio, IntConsumer worker) {
        try {
            worker.accept(folio);
        } catch (RuntimeException e) {
            throw new IllegalStateException("folio %d: %s".formatted(folio, e.getMessage()), e);
        }
    }
}
