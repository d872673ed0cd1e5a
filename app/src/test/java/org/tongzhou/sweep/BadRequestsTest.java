package org.tongzhou.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.tongzhou.Browser;
import org.tongzhou.accounts.Account;
import org.tongzhou.accounts.Role;
import org.tongzhou.sweep.Rooms.Room;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Every write of the API, with bodies that no honest program sends.
class BadRequestsTest extends SweepScene {

    private static final JsonMapper JSON = JsonMapper.shared();

    /// They take no body, and repeating them is what they are for.
    private static final Set<String> BODILESS =
            Set.of(
                    "DELETE /api/v1/account/sessions",
                    "DELETE /api/v1/enrolments/{number}",
                    "DELETE /api/v1/household/invitations/{invitation}",
                    "DELETE /api/v1/joins/preregistrations/{plan}",
                    "DELETE /api/v1/mandate",
                    "DELETE /api/v1/mandate/new-account",
                    "DELETE /api/v1/tokens/{id}",
                    "POST /api/v1/claims/{claim}/complete",
                    "POST /api/v1/claims/{claim}/withdraw",
                    "POST /api/v1/household/moves/own");

    /// What stands in the place of every value.
    private static final List<String> HOSTILE =
            List.of(
                    "null",
                    "-1",
                    "0",
                    "9223372036854775807",
                    "99999999999999999999999",
                    "1e400",
                    "0.5",
                    "true",
                    "\"\"",
                    "\" \"",
                    "\"x\"",
                    "\"\\u0000\\u0007\"",
                    "\"\\ud800\"",
                    "\"2026-02-30\"",
                    "\"+999999999-12-31\"",
                    "\"-999999999-01-01\"",
                    "\"<script>alert(1)</script>\"",
                    "\"' or 1=1 --\"",
                    "\"" + "长".repeat(5000) + "\"",
                    "[]",
                    "[null]",
                    "[\"x\"]",
                    "{}",
                    "{\"x\":null}");

    @Test
    void everyBadBodyIsAProblemAndNothingIsStored() {
        JsonNode document = JSON.readTree(browser().get("/api/v1/openapi.json").body());
        Owner owner = owner();
        List<String> wrong = new ArrayList<>();
        Set<String> writes = new TreeSet<>(Rooms.ALL.keySet());
        writes.removeIf(one -> one.startsWith("GET ") || !one.contains(" /api/"));
        writes.removeAll(BODILESS);
        String noRoles = "{\"roles\":[]}";
        assertThat(writes).hasSizeGreaterThan(20);

        for (String write : writes) {
            Browser browser = signedIn(actor(Rooms.of(write), owner));
            Map<String, Long> before = rows();
            Set<String> fields = new TreeSet<>();
            collect(document, schema(document, write), "", fields, 3);
            for (String body : bodies(document, write)) {
                // That is not bad: it takes all roles.
                if (body.equals(noRoles)) {
                    continue;
                }
                var answer = sent(browser, write, body, owner);
                check(wrong, write, body, answer);
                checkFields(wrong, write, fields, answer);
            }
            changed(before).forEach(table -> wrong.add(write + " stored in " + table));
        }

        assertThat(wrong).isEmpty();
    }

    private Account actor(Room room, Owner owner) {
        return room.roles().contains(Role.MEMBER) ? owner.account() : account(room.somebody());
    }

    private HttpResponse<String> sent(Browser browser, String write, String body, Owner owner) {
        int blank = write.indexOf(' ');
        String path = filled(write.substring(blank + 1), owner);
        if (path.endsWith("/papers")) {
            String query = body.startsWith("{") ? "" : "?kind=DIAGNOSIS";
            return browser.apiSignedIn("POST", path + query, "application/pdf", body);
        }
        return browser.apiSignedIn(write.substring(0, blank), path, "application/json", body);
    }

    private static void check(
            List<String> wrong, String write, String body, HttpResponse<String> answer) {
        int status = answer.statusCode();
        String type = answer.headers().firstValue("Content-Type").orElse("");
        boolean isProblem = type.startsWith("application/problem+json");
        boolean isTold = answer.body().contains("\"detail\":\"");
        if (status < 400 || status >= 500 || !isProblem || !isTold) {
            String start = body.length() > 120 ? body.substring(0, 120) : body;
            wrong.add(write + " " + start + " → " + status + " " + type);
        }
    }

    /// What a problem names as wrong is a field of the body that was sent, or within one.
    private static void checkFields(
            List<String> wrong, String write, Set<String> fields, HttpResponse<String> answer) {
        if (answer.statusCode() != 400 || fields.isEmpty()) {
            return;
        }
        for (JsonNode error : JSON.readTree(answer.body()).path("errors")) {
            String field = error.path("field").asString();
            if (fields.stream().noneMatch(one -> (field + ".").startsWith(one + "."))) {
                wrong.add(write + " names " + field);
            }
        }
    }

    private static void collect(
            JsonNode document, JsonNode schema, String before, Set<String> fields, int depth) {
        JsonNode properties = resolved(document, schema).path("properties");
        for (String field : depth == 0 ? List.<String>of() : properties.propertyNames()) {
            fields.add(before + field);
            collect(document, properties.path(field), before + field + ".", fields, depth - 1);
        }
    }

    private static JsonNode resolved(JsonNode document, JsonNode schema) {
        if (!schema.has("$ref")) {
            return schema;
        }
        String name = schema.path("$ref").asString().replaceAll(".*/", "");
        return document.path("components").path("schemas").path(name);
    }

    private static JsonNode schema(JsonNode document, String write) {
        int blank = write.indexOf(' ');
        return document.path("paths")
                .path(write.substring(blank + 1))
                .path(write.substring(0, blank).toLowerCase(java.util.Locale.ROOT))
                .path("requestBody")
                .path("content")
                .path("application/json")
                .path("schema");
    }

    private static List<String> bodies(JsonNode document, String write) {
        List<String> bodies = new ArrayList<>(List.of("", "{", "[]", "{}", "null", "7", "\"x\""));
        JsonNode schema = schema(document, write);
        for (String hostile : HOSTILE) {
            if (!schema.isMissingNode()) {
                bodies.add(all(document, schema, hostile, 3));
            }
        }
        return bodies;
    }

    /// An object of the schema with the same thing everywhere.
    private static String all(JsonNode document, JsonNode schema, String value, int depth) {
        JsonNode properties = resolved(document, schema).path("properties");
        if (properties.isMissingNode() || depth == 0) {
            return value;
        }
        StringBuilder text = new StringBuilder("{");
        for (String field : properties.propertyNames()) {
            text.append(text.length() > 1 ? "," : "").append('"').append(field).append("\":");
            text.append(all(document, properties.path(field), value, depth - 1));
        }
        return text.append('}').toString();
    }

    @Test
    void everyBadWordInAnAddressIsAProblemThatNamesIt() {
        Owner owner = owner();
        List<String> wrong = new ArrayList<>();
        for (var row : Rooms.ALL.entrySet()) {
            String mapping = row.getKey();
            if (!mapping.startsWith("GET /") || !mapping.contains("{")) {
                continue;
            }
            Browser browser = signedIn(actor(row.getValue(), owner));
            for (String bad : List.of("-1", "99999999999999999999", "x", "%2B999999999-12-31")) {
                String plan = mapping.contains("{date}") ? PLAN : bad;
                String path =
                        mapping.substring(4)
                                .replaceAll("\\{(code|plan)}", plan)
                                .replaceAll("\\{[a-z]+}", bad);
                int status = browser.get(path).statusCode();
                boolean isLink = path.startsWith("/administrator/");
                if (!isLink && (status < 400 || status >= 500)) {
                    wrong.add(path + " → " + status);
                }
            }
        }

        assertThat(wrong).isEmpty();
    }
}
