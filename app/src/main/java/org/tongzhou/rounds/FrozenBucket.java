package org.tongzhou.rounds;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/// A bucket of any storage that speaks Amazon's S3, with the bucket's name in the path.
///
/// An object is there whole or not at all.
final class FrozenBucket implements FrozenStore {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final URI folder;
    private final S3Signature signature;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /// A bucket, or a folder in it.
    ///
    /// @param folder such as `https://storage.example.org/bucket/prefix/`
    FrozenBucket(URI folder, S3Signature signature) {
        this.folder = folder;
        this.signature = signature;
    }

    @Override
    public boolean has(String name) {
        int status = send("HEAD", name, new byte[0]);
        if (status == 200 || status == 404) {
            return status == 200;
        }
        throw failed("HEAD", name, status);
    }

    @Override
    public void put(String name, byte[] content) {
        int status = send("PUT", name, content);
        if (status != 200) {
            throw failed("PUT", name, status);
        }
    }

    private int send(String method, String name, byte[] content) {
        URI address = folder.resolve(name);
        var request =
                HttpRequest.newBuilder(address)
                        .timeout(PATIENCE)
                        .method(method, HttpRequest.BodyPublishers.ofByteArray(content));
        signature.of(method, address, content).forEach(request::header);
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + address, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(method + " " + address, e));
        }
    }

    private UncheckedIOException failed(String method, String name, int status) {
        return new UncheckedIOException(
                new IOException("%s %s: %d".formatted(method, folder.resolve(name), status)));
    }
}
