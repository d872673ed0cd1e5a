package org.tongzhou.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/// Requests that come so many a second, whether or not the earlier ones were answered: a slow
/// answer delays nobody's question, and each is timed from when it was due.
record OpenLoop(int port, int perSecond, int seconds, IntFunction<String> request) {

    private static final int CONNECTIONS = 32;
    private static final long NANOS_A_SECOND = 1_000_000_000;
    private static final int OK = 200;

    Latencies run() throws InterruptedException {
        int all = perSecond * seconds;
        AtomicInteger next = new AtomicInteger();
        long start = System.nanoTime();
        List<long[]> parts = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<long[]>> connections = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                connections.add(threads.submit(() -> send(next, all, start)));
            }
            for (Future<long[]> connection : connections) {
                parts.add(connection.get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("the driver broke: " + e.getCause(), e);
        }
        return Latencies.of(parts);
    }

    private long[] send(AtomicInteger next, int all, long start) throws IOException {
        LongList nanos = new LongList();
        try (Connection connection = new Connection(port)) {
            for (int at = next.getAndIncrement(); at < all; at = next.getAndIncrement()) {
                long due = start + at * NANOS_A_SECOND / perSecond;
                LockSupport.parkNanos(due - System.nanoTime());
                byte[] bytes = request.apply(at).getBytes(StandardCharsets.US_ASCII);
                Connection.Answer answer = connection.send(bytes);
                if (answer.status() != OK) {
                    throw new IOException(answer.status() + ": " + answer.body());
                }
                nanos.add(System.nanoTime() - due);
            }
        }
        return nanos.toArray();
    }
}
