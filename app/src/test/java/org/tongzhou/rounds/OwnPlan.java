package org.tongzhou.rounds;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.function.UnaryOperator;
import org.springframework.core.io.ClassPathResource;
import org.tongzhou.plans.Plans;

/// A plan of one test alone, which publishes versions of it.
record OwnPlan(Plans plans, String code) {

    private static final long PLATFORM = 0;

    /// Publishes the demo's plan with other rules.
    void publish(int version, LocalDate from, UnaryOperator<String> rules) {
        plans.propose(code + ".yaml", rules.apply(document(version, from)), PLATFORM);
        plans.proposed().stream()
                .filter(one -> one.code().equals(code))
                .forEach(one -> plans.confirm(one.number(), version, PLATFORM));
    }

    private String document(int version, LocalDate from) {
        try {
            return new ClassPathResource("plans/demo/demo-xiang-hu-bao.yaml")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .replaceFirst("code: [a-z-]+", "code: " + code)
                    .replaceFirst("version: 1", "version: " + version)
                    .replaceFirst("effectiveFrom: [0-9-]+", "effectiveFrom: " + from);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
