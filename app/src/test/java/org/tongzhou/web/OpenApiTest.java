package org.tongzhou.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.tongzhou.PlatformTest;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The API's description is committed, so that a change of the API is seen in review.
class OpenApiTest extends PlatformTest {

    private static final Path COMMITTED = Path.of("../docs/openapi.json");

    @Test
    void theCommittedDescriptionIsTheOneServed() throws IOException {
        JsonMapper json =
                JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();
        Object served = json.readValue(browser().get("/api/v1/openapi.json").body(), Object.class);
        String text = json.writerWithDefaultPrettyPrinter().writeValueAsString(served) + "\n";

        if ("openapi".equals(System.getenv("TONGZHOU_REFRESH"))) {
            Files.createDirectories(COMMITTED.toAbsolutePath().getParent());
            Files.writeString(COMMITTED, text);
        }
        assertThat(Files.readString(COMMITTED))
                .as("run this test with TONGZHOU_REFRESH=openapi and commit the file")
                .isEqualTo(text);
    }
}
