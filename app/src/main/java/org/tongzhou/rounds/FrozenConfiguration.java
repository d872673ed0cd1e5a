package org.tongzhou.rounds;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Where frozen rounds are written to, as the operator set it up; nowhere by default.
@Configuration
@ConditionalOnProperty("tongzhou.frozen.to")
class FrozenConfiguration {

    /// @param to `file:///folder` or `s3://bucket/prefix`
    @Bean
    FrozenStore frozenStore(
            @Value("${tongzhou.frozen.to}") URI to,
            @Value("${tongzhou.frozen.endpoint:https://s3.amazonaws.com}") String endpoint,
            @Value("${tongzhou.frozen.region:us-east-1}") String region,
            @Value("${tongzhou.frozen.access-key:}") String accessKey,
            @Value("${tongzhou.frozen.secret-file:}") String secretFile,
            Clock clock) {
        if (!"s3".equals(to.getScheme())) {
            return new FrozenFolder(Path.of(to));
        }
        URI folder = URI.create("%s/%s%s/".formatted(endpoint, to.getAuthority(), to.getPath()));
        return new FrozenBucket(
                folder.normalize(), new S3Signature(region, accessKey, secret(secretFile), clock));
    }

    private static String secret(String file) {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the secret of the bucket", e);
        }
    }
}
