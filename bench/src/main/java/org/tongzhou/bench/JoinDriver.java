package org.tongzhou.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Joins as fast as the server answers: each connection sends its next request when it has the
/// answer to the last (a closed loop).
final class JoinDriver {

    private static final int CREATED = 201;

    private final int port;
    private final int connections;
    private final JoinRequests requests;
    private final AtomicInteger joins = new AtomicInteger();
    private final AtomicInteger errors = new AtomicInteger();
    private final AtomicReference<@Nullable String> firstError = new AtomicReference<>();

    JoinDriver(int port, int connections, JoinRequests requests) {
        this.port = port;
        this.connections = connections;
        this.requests = requests;
    }

    /// What came of a while of joining.
    record Slice(long nanos, Latencies latencies, int errors, Optional<String> firstError) {

        double perSecond() {
            return latencies.count() * 1e9 / nanos;
        }
    }

    /// Joins for so long.
    Slice run(Duration time) throws InterruptedException {
        joins.set(0);
        errors.set(0);
        long start = System.nanoTime();
        long end = start + time.toNanos();
        List<long[]> parts = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<long[]>> loops = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                loops.add(threads.submit(() -> loop(end)));
            }
            for (Future<long[]> loop : loops) {
                parts.add(loop.get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("the driver broke: " + e.getCause(), e);
        }
        long nanos = System.nanoTime() - start;
        Optional<String> error = Optional.ofNullable(firstError.get());
        return new Slice(nanos, Latencies.of(parts), errors.get(), error);
    }

    /// How many have joined in this run so far.
    int joins() {
        return joins.get();
    }

    private long[] loop(long end) throws IOException {
        LongList nanos = new LongList();
        try (Connection connection = new Connection(port)) {
            while (System.nanoTime() < end) {
                byte[] request = requests.next().orElseThrow(JoinDriver::noAccountLeft);
                long sent = System.nanoTime();
                Connection.Answer answer = connection.send(request);
                if (answer.status() == CREATED) {
                    nanos.add(System.nanoTime() - sent);
                    joins.incrementAndGet();
                } else {
                    errors.incrementAndGet();
                    firstError.compareAndSet(null, answer.status() + " " + answer.body());
                }
            }
        }
        return nanos.toArray();
    }

    private static IllegalStateException noAccountLeft() {
        return new IllegalStateException("every account has joined; measure for a shorter time");
    }
}
