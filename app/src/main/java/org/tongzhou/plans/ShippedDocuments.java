package org.tongzhou.plans;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.tongzhou.core.plan.document.Library;

/// The documents that ship with the platform, by their path below `plans/`.
final class ShippedDocuments implements Library {

    @Override
    public Optional<String> text(String path) {
        try (InputStream in = ShippedDocuments.class.getResourceAsStream("/plans/" + path)) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
