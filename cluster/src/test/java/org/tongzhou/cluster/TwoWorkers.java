package org.tongzhou.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.launcher.JavaModuleOptions;

/// A standalone master and two workers of Spark, each a process of its own on this machine, from
/// the jars on this test's class path.
final class TwoWorkers implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern MASTER =
            Pattern.compile("Starting Spark master at (spark://\\S+)");
    private static final Pattern REGISTERED =
            Pattern.compile("Successfully registered with master");

    /// Options of a JVM that lives for seconds.
    static final String QUICK = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

    private static final String CLASS_PATH = System.getProperty("java.class.path");

    private final Path home;
    private final String master;
    private final List<Process> processes = new ArrayList<>();

    TwoWorkers(Path home) throws IOException {
        this.home = home;
        // Also where one of them does not start, and nobody holds what would be closed.
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        // Spark looks for its jars there before it takes the class path that it is given.
        Files.createDirectories(home.resolve("jars"));
        start("master", "master.Master", "--host", "127.0.0.1", "--port", "0");
        master = await("master", MASTER).group(1);
        startWorker("worker-1");
        startWorker("worker-2");
        await("worker-1", REGISTERED);
        await("worker-2", REGISTERED);
    }

    private void startWorker(String worker) throws IOException {
        start(
                worker,
                "worker.Worker",
                "--host",
                "127.0.0.1",
                "--cores",
                "1",
                "--memory",
                "512m",
                "--work-dir",
                home.resolve(worker).toString(),
                master);
    }

    /// In the place of one that was killed.
    void startAnother() throws IOException {
        startWorker("worker-3");
        await("worker-3", REGISTERED);
    }

    String master() {
        return master;
    }

    private void start(String name, String type, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(JavaModuleOptions.defaultModuleOptionArray()));
        command.addAll(List.of(QUICK.split(" ")));
        command.addAll(List.of("-Xmx256m", "-Dlevel=info", "-cp", CLASS_PATH));
        command.add("org.apache.spark.deploy." + type);
        command.addAll(List.of("--webui-port", "0"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("SPARK_HOME", home.toString());
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        builder.environment().put("SPARK_DIST_CLASSPATH", CLASS_PATH);
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        builder.redirectErrorStream(true).redirectOutput(log(name).toFile());
        processes.add(builder.start());
    }

    private Path log(String name) {
        return home.resolve(name + ".log");
    }

    private Matcher await(String name, Pattern line) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            Matcher found = line.matcher(Files.readString(log(name)));
            if (found.find()) {
                return found;
            }
            LockSupport.parkNanos(20_000_000);
        }
        throw new IllegalStateException(name + ": " + Files.readString(log(name)));
    }

    /// Ends one worker and the executor that it started, without a word to anybody.
    void killOne() {
        Process worker = processes.getLast();
        Stream.concat(worker.descendants(), Stream.of(worker.toHandle()))
                .toList()
                .forEach(ProcessHandle::destroyForcibly);
    }

    @Override
    public void close() {
        for (Process process : processes.reversed()) {
            List<ProcessHandle> executors = process.descendants().toList();
            process.destroyForcibly();
            executors.forEach(ProcessHandle::destroyForcibly);
        }
    }
}
