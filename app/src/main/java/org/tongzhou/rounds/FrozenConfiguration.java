package org.tongzhou.rounds;

import java.net.URI;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Where frozen rounds are written to, as the operator set it up; nowhere by default.
@Configuration
@ConditionalOnProperty("tongzhou.frozen.to")
class FrozenConfiguration {

    @Bean
    FrozenStore frozenStore(@Value("${tongzhou.frozen.to}") URI to) {
        return new FrozenFolder(Path.of(to));
    }
}
