package org.tongzhou.rounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Objects in a bucket of S3Proxy, which we did not write and which checks every signature.
class FrozenBucketTest {

    private static final Path PROXY = Path.of("target", "s3proxy.jar").toAbsolutePath();
    private static final byte[] CONTENT = "spans".getBytes(StandardCharsets.UTF_8);

    @TempDir Path folder;
    private Process proxy;
    private URI bucket;

    @BeforeEach
    void start() throws Exception {
        int port = freePort();
        Path objects = folder.resolve("objects");
        // A folder of the proxy's is a bucket.
        Files.createDirectories(objects.resolve("rounds"));
        Path settings = folder.resolve("settings");
        Files.writeString(
                settings,
                """
                s3proxy.authorization=aws-v4
                s3proxy.endpoint=http://127.0.0.1:%d
                s3proxy.identity=tongzhou
                s3proxy.credential=a secret of the bucket
                jclouds.provider=filesystem-nio2
                jclouds.filesystem.basedir=%s
                """
                        .formatted(port, objects));
        proxy =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-jar",
                                PROXY.toString(),
                                "--properties",
                                settings.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("log").toFile())
                        .start();
        bucket = URI.create("http://127.0.0.1:%d/rounds/frozen/".formatted(port));
        awaitAnswer();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void awaitAnswer() throws IOException {
        for (int tries = 0; tries < 600; tries++) {
            try {
                bucket("a secret of the bucket").has("anything");
                return;
            } catch (UncheckedIOException _) {
                LockSupport.parkNanos(50_000_000);
            }
        }
        throw new IllegalStateException(Files.readString(folder.resolve("log")));
    }

    @AfterEach
    void stop() {
        proxy.destroyForcibly();
    }

    private FrozenBucket bucket(String secret) {
        var signature = new S3Signature("us-east-1", "tongzhou", secret, Clock.systemUTC());
        return new FrozenBucket(bucket, signature);
    }

    @Test
    void anObjectLiesInTheBucketOnceItWasPut() throws Exception {
        FrozenBucket store = bucket("a secret of the bucket");
        String name = "plan/2027-05-21/spans/folio-000000.parquet";

        assertThat(store.has(name)).isFalse();
        store.put(name, CONTENT);
        store.put(name, CONTENT);

        assertThat(store.has(name)).isTrue();
        assertThat(folder.resolve("objects/rounds/frozen").resolve(name)).hasBinaryContent(CONTENT);
    }

    @Test
    void whoHasAnotherSecretPutsNothing() {
        FrozenBucket stranger = bucket("another secret");

        assertThatThrownBy(() -> stranger.put("name", CONTENT))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("403");
    }
}
