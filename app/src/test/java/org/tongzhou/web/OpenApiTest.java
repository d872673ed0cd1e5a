package org.tongzhou.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.tongzhou.PlatformTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The API's description is committed, so that a change of the API is seen in review; and it tells
/// whoever writes a program against it what each operation does, needs and may refuse.
class OpenApiTest extends PlatformTest {

    private static final Path COMMITTED = Path.of("../docs/openapi.json");
    private static final int LONGEST_SUMMARY = 80;

    private String served() {
        return browser().get("/api/v1/openapi.json").body();
    }

    /// All operations, by `GET /api/v1/plans`.
    private Map<String, JsonNode> operations() {
        Map<String, JsonNode> operations = new TreeMap<>();
        JsonMapper.shared()
                .readTree(served())
                .path("paths")
                .properties()
                .forEach(path ->
                        path.getValue()
                                .properties()
                                .forEach(one ->
                                        operations.put(
                                                one.getKey().toUpperCase(Locale.ROOT)
                                                        + " "
                                                        + path.getKey(),
                                                one.getValue())));
        assertThat(operations).hasSizeGreaterThan(80);
        return operations;
    }

    @Test
    void theCommittedDescriptionIsTheOneServed() throws IOException {
        JsonMapper json =
                JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();
        Object served = json.readValue(served(), Object.class);
        String text = json.writerWithDefaultPrettyPrinter().writeValueAsString(served) + "\n";

        if ("openapi".equals(System.getenv("TONGZHOU_REFRESH"))) {
            Files.createDirectories(COMMITTED.toAbsolutePath().getParent());
            Files.writeString(COMMITTED, text);
        }
        assertThat(Files.readString(COMMITTED))
                .as("run this test with TONGZHOU_REFRESH=openapi and commit the file")
                .isEqualTo(text);
    }

    @Test
    void everyOperationSaysShortlyWhatItDoesAndHasOneTag() {
        operations()
                .forEach((name, operation) -> {
                    assertThat(operation.path("summary").asString())
                            .as(name)
                            .isNotBlank()
                            .hasSizeLessThanOrEqualTo(LONGEST_SUMMARY)
                            .doesNotEndWith(".");
                    assertThat(operation.path("tags")).as(name).hasSize(1);
                });
    }

    @Test
    void everyOperationNamesItsScopeOrIsOpenToEverybody() {
        List<String> wrong = new ArrayList<>();
        operations()
                .forEach((name, operation) -> {
                    JsonNode security = operation.path("security");
                    String scope = security.path(0).path("token").path(0).asString("");
                    String action = name.startsWith("GET ") ? ":read" : ":write";
                    boolean isOpen = security.isArray() && security.isEmpty();
                    if (!isOpen && !scope.equals(resource(name) + action)) {
                        wrong.add(name + " says scope " + scope);
                    }
                    if (isOpen == (anonymously(name) == 401)) {
                        wrong.add(name + " says it is " + (isOpen ? "open" : "closed"));
                    }
                });

        assertThat(wrong).isEmpty();
    }

    private static String resource(String name) {
        return name.split("/", -1)[3];
    }

    private int anonymously(String name) {
        String path = name.substring(name.indexOf(' ') + 1).replaceAll("\\{\\w+}", "1");
        String method = name.substring(0, name.indexOf(' '));
        return browser().api(method, path, "", "{}").statusCode();
    }

    @Test
    void everyWriteNamesItsKeyAndEveryOperationWhatItMayRefuse() {
        operations()
                .forEach((name, operation) -> {
                    boolean isWrite = !name.startsWith("GET ");
                    assertThat(operation.path("parameters").toString().contains("IdempotencyKey"))
                            .as(name)
                            .isEqualTo(isWrite);
                    JsonNode responses = operation.path("responses");
                    assertThat(responses.has("default")).as(name).isTrue();
                    if (isWrite) {
                        assertThat(responses.has("400")).as(name).isTrue();
                        assertThat(responses.has("422")).as(name).isTrue();
                    }
                    assertThat(responses.has("401") && responses.has("403"))
                            .as(name)
                            .isEqualTo(!operation.path("security").isEmpty());
                });
    }

    @Test
    void aReadThatARuleMayRefuseSaysSo() {
        for (String read : List.of("certificate", "receipts/{date}")) {
            String name = "GET /api/v1/enrolments/{number}/" + read;
            JsonNode operation = Objects.requireNonNull(operations().get(name));
            assertThat(operation.path("responses").has("422")).as(read).isTrue();
        }
    }
}
