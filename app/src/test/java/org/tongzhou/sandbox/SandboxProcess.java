package org.tongzhou.sandbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A sandbox in a process of its own, to be killed.
final class SandboxProcess implements AutoCloseable {

    private final Process process;
    private final URI address;

    private SandboxProcess(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    static SandboxProcess start(Path folder, String... flags) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-cp", System.getProperty("java.class.path")));
        command.add(SandboxServer.class.getName());
        command.addAll(RunningSandbox.arguments(folder, flags));
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        var out = new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8);
        String ready = new BufferedReader(out).readLine();
        if (ready == null || !ready.startsWith("ready ")) {
            process.destroyForcibly();
            throw new IllegalStateException("the sandbox did not start: " + ready);
        }
        return new SandboxProcess(process, URI.create(ready.substring("ready ".length())));
    }

    URI address() {
        return address;
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /// Closes the process's standard input and waits for its end.
    int orphan() throws IOException, InterruptedException {
        process.getOutputStream().close();
        return process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
