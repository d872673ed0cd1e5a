package org.tongzhou.bench;

import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a measurement ran on.
final class Machine {

    private static final long BYTES_A_MEBIBYTE = 1 << 20;

    private Machine() {}

    static Map<String, Object> describe(String postgres, String fileSystem) {
        Map<String, Object> machine = new LinkedHashMap<>();
        machine.put("cores", Runtime.getRuntime().availableProcessors());
        machine.put("memoryMebibytes", memoryBytes() / BYTES_A_MEBIBYTE);
        machine.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        machine.put("architecture", System.getProperty("os.arch"));
        machine.put("jdk", Runtime.version().toString());
        machine.put("postgresql", postgres);
        machine.put("fileSystem", fileSystem);
        return machine;
    }

    private static long memoryBytes() {
        return ManagementFactory.getOperatingSystemMXBean()
                        instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : 0;
    }

    /// How many processes wanted to run, on average over the last minute.
    static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
