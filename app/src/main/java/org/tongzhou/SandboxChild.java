package org.tongzhou;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// The sandbox of outside organisations in a process of its own. It ends with this one.
record SandboxChild(Process process, String url, Path secretFile) {

    private static final String READY = "ready ";

    /// Starts the sandbox on any free port, with the class path of this process.
    static SandboxChild start(Path data, long seed) {
        try {
            Path folder = Files.createDirectories(data.resolve("sandbox"));
            Path secret = data.resolve("sandbox.secret");
            if (!Files.exists(secret)) {
                writeSecret(secret);
            }
            Process process =
                    new ProcessBuilder(command(folder, secret, seed))
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
            return new SandboxChild(process, readUrl(process), secret);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start the sandbox", e);
        }
    }

    private static List<String> command(Path folder, Path secret, long seed) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "org.tongzhou.sandbox.SandboxServer",
                "--port",
                "0",
                "--data",
                folder.toString(),
                "--secret-file",
                secret.toString(),
                "--exit-with-parent",
                "--seed",
                Long.toString(seed));
    }

    private static String readUrl(Process process) throws IOException {
        BufferedReader reader =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = reader.readLine();
        if (line == null || !line.startsWith(READY)) {
            throw new IOException("the sandbox did not say that it is ready: " + line);
        }
        return line.substring(READY.length());
    }

    private static void writeSecret(Path file) throws IOException {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        var ownerOnly =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Files.createFile(file, ownerOnly);
        Files.writeString(file, HexFormat.of().formatHex(random));
    }

    /// The settings by which the server finds the sandbox.
    Map<String, Object> settings() {
        return Map.of(
                "tongzhou.channel.url",
                url,
                "tongzhou.channel.secret-file",
                secretFile.toString(),
                "tongzhou.identity.url",
                url,
                "tongzhou.identity.secret-file",
                secretFile.toString());
    }

    void stop() {
        process.destroy();
    }
}
