package org.tongzhou.demo;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;

/// Starts this class path in JVMs of their own, quickly: the first run of it, which must end by
/// itself, leaves a cache of linked classes to the others (JEP 514).
final class QuickJvm {

    private final Path folder;
    private final String classPath;

    QuickJvm(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.classPath = inJars(System.getProperty("java.class.path"));
    }

    /// The cache takes no folders; an empty entry, which whoever starts tests may leave, would be
    /// the working folder.
    private String inJars(String entries) {
        List<String> jars = new ArrayList<>();
        for (String entry : entries.split(File.pathSeparator, -1)) {
            if (entry.isEmpty()) {
                continue;
            }
            if (!Files.isDirectory(Path.of(entry))) {
                jars.add(entry);
                continue;
            }
            String jar = folder.resolve(jars.size() + ".jar").toString();
            int code =
                    ToolProvider.findFirst("jar")
                            .orElseThrow()
                            .run(System.out, System.err, "-c0f", jar, "-C", entry, ".");
            if (code != 0) {
                throw new IllegalStateException("no jar of " + entry);
            }
            jars.add(jar);
        }
        return String.join(File.pathSeparator, jars);
    }

    /// Runs a program to its end.
    ///
    /// @param log is added to
    /// @return its exit code; 128 and the signal where it was killed
    int run(Class<?> program, List<String> arguments, Path log)
            throws IOException, InterruptedException {
        Path cache = folder.resolve("classes.aot");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.add((Files.exists(cache) ? "-XX:AOTCache=" : "-XX:AOTCacheOutput=") + cache);
        command.addAll(List.of("-cp", classPath, program.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start()
                .waitFor();
    }
}
