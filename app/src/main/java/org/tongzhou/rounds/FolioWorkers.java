package org.tongzhou.rounds;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/// The cores of this server, each working on one folio at a time.
final class FolioWorkers {

    private static final int CORES = Runtime.getRuntime().availableProcessors();

    private final List<Integer> folios;
    private final IntConsumer passed;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private final Queue<RoundFaults.Fault> faults = new ConcurrentLinkedQueue<>();

    private FolioWorkers(List<Integer> folios, IntConsumer passed) {
        this.folios = folios;
        this.passed = passed;
    }

    /// Works on every folio once; one that cannot be done does not keep the others waiting.
    ///
    /// @param worker makes what one thread works with
    /// @param passed hears how many folios were tried
    /// @throws RoundFaults that names each folio that cannot be done
    /// @throws RuntimeException where the database is away or another server was faster
    static void work(List<Integer> folios, Supplier<IntConsumer> worker, IntConsumer passed) {
        new FolioWorkers(folios, passed).work(worker);
    }

    private void work(Supplier<IntConsumer> worker) {
        List<Future<?>> threads = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(CORES)) {
            for (int i = 0; i < Math.min(CORES, folios.size()); i++) {
                threads.add(pool.submit(() -> work(worker.get())));
            }
        }
        for (Future<?> thread : threads) {
            if (thread.state() == Future.State.FAILED) {
                throw new IllegalStateException(
                        thread.exceptionNow().getMessage(), thread.exceptionNow());
            }
        }
        if (!faults.isEmpty()) {
            throw new RoundFaults(List.copyOf(faults));
        }
    }

    private void work(IntConsumer worker) {
        for (int at = next.getAndIncrement(); at < folios.size(); at = next.getAndIncrement()) {
            int folio = folios.get(at);
            try {
                worker.accept(folio);
            } catch (RuntimeException e) {
                if (RoundFaults.isOutside(e)) {
                    throw e;
                }
                faults.add(RoundFaults.Fault.of(folio, e));
            }
            passed.accept(done.incrementAndGet());
        }
    }
}
