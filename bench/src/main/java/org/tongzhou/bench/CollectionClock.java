package org.tongzhou.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.util.Map;

/// Time by the wall, and by the processors of this server.
final class CollectionClock {

    private static final double NANOS_A_SECOND = 1e9;
    private static final double NANOS_A_MICROSECOND = 1e3;

    private long wall = System.nanoTime();
    private Duration cpu = cpuNow();

    private static Duration cpuNow() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /// @param wall by the clock on the wall
    /// @param server by this server's processors
    record Used(Duration wall, Duration server) {

        Used plus(Used more) {
            return new Used(wall.plus(more.wall), server.plus(more.server));
        }

        void put(Map<String, Object> figures, String what, long payers) {
            figures.put(what + "Seconds", Cores.thousandths(wall.toNanos() / NANOS_A_SECOND));
            figures.put(what + "PayersPerSecond", payers * 1_000_000_000 / wall.toNanos());
            figures.put(what + "ServerMicrosecondsAPayer", microseconds(server, payers));
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
        Duration now = cpuNow();
        Used lap = new Used(Duration.ofNanos(wallNow - wall), now.minus(cpu));
        wall = wallNow;
        cpu = now;
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
