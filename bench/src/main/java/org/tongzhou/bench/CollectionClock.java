package org.tongzhou.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Time by the wall, and by the processors of this server and its PostgreSQL together.
final class CollectionClock {

    private static final double NANOS_A_SECOND = 1e9;
    private static final double NANOS_A_MICROSECOND = 1e3;

    private final ProcessHandle postgres;
    private long wall;
    private CpuTimes cpu;

    private CollectionClock(ProcessHandle postgres) {
        this.postgres = postgres;
        this.wall = System.nanoTime();
        this.cpu = CpuTimes.of(ProcessHandle.current(), postgres);
    }

    /// The parent of a session is the process that answers at the port.
    static CollectionClock start(JdbcClient jdbc) {
        long session = jdbc.sql("select pg_backend_pid()").query(Long.class).single();
        ProcessHandle own = ProcessHandle.of(session).orElseThrow();
        return new CollectionClock(own.parent().orElse(own));
    }

    /// @param wall by the clock on the wall
    /// @param server by this server's processors
    /// @param postgres by PostgreSQL's
    record Used(Duration wall, Duration server, Duration postgres) {

        Used plus(Used more) {
            return new Used(
                    wall.plus(more.wall), server.plus(more.server), postgres.plus(more.postgres));
        }

        void put(Map<String, Object> figures, String what, long payers) {
            figures.put(what + "Seconds", rounded(wall.toNanos() / NANOS_A_SECOND));
            figures.put(what + "PayersPerSecond", payers * 1_000_000_000 / wall.toNanos());
            figures.put(what + "ServerMicrosecondsAPayer", microseconds(server, payers));
            figures.put(what + "PostgresMicrosecondsAPayer", microseconds(postgres, payers));
        }

        private static double microseconds(Duration used, long payers) {
            return rounded(used.toNanos() / NANOS_A_MICROSECOND / payers);
        }

        private static double rounded(double number) {
            return Math.round(number * 100) / 100.0;
        }
    }

    /// What was used since the last lap.
    Used lap() {
        long wallNow = System.nanoTime();
        CpuTimes cpuNow = CpuTimes.of(ProcessHandle.current(), postgres);
        CpuTimes used = cpuNow.minus(cpu);
        Used lap = new Used(Duration.ofNanos(wallNow - wall), used.server(), used.postgres());
        wall = wallNow;
        cpu = cpuNow;
        return lap;
    }

    static long peakHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }
}
