package org.tongzhou.bench;

import java.time.Duration;
import java.util.stream.Stream;

/// Processor time that server, driver and PostgreSQL have used.
record CpuTimes(Duration server, Duration driver, Duration postgres) {

    static CpuTimes of(ProcessHandle server, ProcessHandle postgres) {
        Duration database =
                Stream.concat(Stream.of(postgres), postgres.descendants())
                        .map(CpuTimes::used)
                        .reduce(Duration.ZERO, Duration::plus);
        return new CpuTimes(used(server), used(ProcessHandle.current()), database);
    }

    private static Duration used(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    CpuTimes plus(CpuTimes more) {
        return new CpuTimes(
                server.plus(more.server), driver.plus(more.driver), postgres.plus(more.postgres));
    }

    CpuTimes minus(CpuTimes before) {
        return new CpuTimes(
                server.minus(before.server),
                driver.minus(before.driver),
                postgres.minus(before.postgres));
    }
}
