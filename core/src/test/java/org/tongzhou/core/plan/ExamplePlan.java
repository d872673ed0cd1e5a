package org.tongzhou.core.plan;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.tongzhou.core.plan.document.Library;
import org.tongzhou.core.plan.document.PlanDocuments;

/// A small plan that has every part, for tests here and in other modules.
public final class ExamplePlan {

    public static final String FILE = "example.yaml";

    private ExamplePlan() {}

    public static Plan plan() {
        return new PlanDocuments(Library.EMPTY).plan(FILE, text());
    }

    public static String text() {
        try (InputStream stream = ExamplePlan.class.getResourceAsStream("/plans/" + FILE)) {
            return new String(
                    Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
