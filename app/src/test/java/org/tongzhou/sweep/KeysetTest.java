package org.tongzhou.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tongzhou.Browser;
import org.tongzhou.accounts.Account;
import org.tongzhou.accounts.Role;
import org.tongzhou.messages.Message;
import org.tongzhou.messages.Messages;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Every list of the API is read page by page; what comes in between moves nothing.
class KeysetTest extends SweepScene {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MOST_PAGES = 12;

    /// Parts of one thing, as many as the rules have, and no lists to go through.
    private static final Set<String> WHOLE =
            Set.of(
                    "/api/v1/account",
                    "/api/v1/accounts/{account}",
                    "/api/v1/books/balances",
                    "/api/v1/claims/{claim}",
                    "/api/v1/collection/balance",
                    "/api/v1/collection/books-check",
                    "/api/v1/collection/releases",
                    "/api/v1/collection/totals",
                    "/api/v1/enrolments/{number}/exit-preview",
                    "/api/v1/household",
                    "/api/v1/joins/preregistrations",
                    "/api/v1/messages/notices",
                    "/api/v1/plans/{code}",
                    "/api/v1/plans/{code}/costs",
                    "/api/v1/plans/{code}/versions/{version}",
                    "/api/v1/rounds/{plan}/{date}/approvals",
                    "/api/v1/staff/claims/{claim}",
                    "/api/v1/staff/corrections/{proposal}",
                    "/api/v1/staff/plans/{code}/{version}");

    @Autowired private Messages messages;

    private JsonNode document() {
        return JSON.readTree(browser().get("/api/v1/openapi.json").body());
    }

    private static JsonNode body(JsonNode document, String path) {
        JsonNode content =
                document.path("paths").path(path).path("get").path("responses").path("200");
        for (JsonNode type : content.path("content")) {
            JsonNode schema = type.path("schema");
            String name = schema.path("$ref").asString("").replaceAll(".*/", "");
            return name.isEmpty() ? schema : document.path("components").path("schemas").path(name);
        }
        return JSON.createObjectNode();
    }

    private static List<String> arrays(JsonNode schema) {
        List<String> arrays = new ArrayList<>();
        for (String field : schema.path("properties").propertyNames()) {
            if (schema.path("properties").path(field).path("type").asString("").equals("array")) {
                arrays.add(field);
            }
        }
        return arrays;
    }

    private static List<String> lists(JsonNode document) {
        List<String> lists = new ArrayList<>();
        for (String path : document.path("paths").propertyNames()) {
            if (body(document, path).path("properties").has("next")) {
                lists.add(path);
            }
        }
        assertThat(lists).hasSizeGreaterThan(20);
        return lists;
    }

    @Test
    void whatHasManyThingsHasPages() {
        JsonNode document = document();
        List<String> unpaged = new ArrayList<>();
        for (String path : document.path("paths").propertyNames()) {
            JsonNode schema = body(document, path);
            boolean many =
                    schema.path("type").asString("").equals("array") || !arrays(schema).isEmpty();
            if (many && !schema.path("properties").has("next") && !WHOLE.contains(path)) {
                unpaged.add(path);
            }
        }

        assertThat(unpaged).isEmpty();
    }

    @Test
    void aPageOfNoSizeOrFromNowhereIsRefusedByItsField() {
        Owner owner = owner();
        List<String> wrong = new ArrayList<>();
        for (String path : lists(document())) {
            Browser browser = signedIn(actor(path, owner));
            for (String limit : List.of("0", "-1", "201", "x")) {
                refused(wrong, browser, address(path, owner), "limit", limit);
            }
            for (String after : List.of("%00", "-1", "no such place!")) {
                String encoded = after.replace(" ", "+");
                refused(wrong, browser, address(path, owner), "after", encoded);
            }
        }

        assertThat(wrong).isEmpty();
    }

    private Account actor(String path, Owner owner) {
        var room = Rooms.of("GET " + path);
        return room.roles().contains(Role.MEMBER) ? owner.account() : account(room.somebody());
    }

    private String address(String path, Owner owner) {
        String filled = filled(path, owner).replace("/2019-01-07/", "/" + announcedOn() + "/");
        return filled + (path.endsWith("past-prices") ? "?age=30&" : "?");
    }

    /// The notice day of some round of the plan; without one, a day that has none.
    private String announcedOn() {
        return jdbc.sql("select max(notice_on)::text from rounds.round where plan = :plan")
                .param("plan", plan().number())
                .query((row, _) -> String.valueOf(row.getString(1)))
                .single()
                .replace("null", "2019-01-07");
    }

    private static void refused(
            List<String> wrong, Browser browser, String address, String field, String value) {
        var answer = browser.get(address + field + "=" + value);
        boolean named = answer.body().contains("\"field\":\"" + field + "\"");
        if (answer.statusCode() != 404 && (answer.statusCode() != 400 || !named)) {
            wrong.add(address + field + "=" + value + " → " + answer.statusCode());
        }
    }

    @Test
    void pageByPageEachThingComesOnceAlsoWhileOthersComeIn() {
        Owner owner = owner();
        long claim = owner.claim();
        for (int i = 0; i < 4; i++) {
            comeIn(owner, claim + i);
        }
        JsonNode document = document();
        List<String> read = new ArrayList<>();
        for (String path : lists(document)) {
            String array = arrays(body(document, path)).getFirst();
            Browser browser = signedIn(actor(path, owner));
            String address = address(path, owner);
            JsonNode whole = JSON.readTree(browser.get(address + "limit=200").body());
            List<String> all = things(whole.path(array));
            List<String> paged = new ArrayList<>();
            String next = address + "limit=1";
            for (int page = 0; !next.isEmpty() && page < Math.min(all.size(), MOST_PAGES); page++) {
                JsonNode one = JSON.readTree(browser.get(next).body());
                paged.addAll(things(one.path(array)));
                next = one.path("next").asString("");
                comeIn(owner, claim + 100 + page);
            }
            int expected = Math.min(all.size(), MOST_PAGES);
            assertThat(paged).as(path).hasSizeGreaterThanOrEqualTo(expected);
            assertThat(paged).as(path).doesNotHaveDuplicates();
            assertThat(paged).as(path).startsWith(beginning(all, paged.size()));
            if (all.size() > 1) {
                read.add(path);
            }
        }

        assertThat(read)
                .contains(
                        "/api/v1/accounts/audit",
                        "/api/v1/messages",
                        "/api/v1/plans/{code}/diseases",
                        "/api/v1/staff/plans/shipped",
                        "/api/v1/tokens");
    }

    private static String[] beginning(List<String> all, int most) {
        return all.subList(0, Math.min(all.size(), most)).toArray(String[]::new);
    }

    private static List<String> things(JsonNode array) {
        List<String> things = new ArrayList<>();
        for (JsonNode thing : array) {
            things.add(thing.toString());
        }
        return things;
    }

    /// One more message, token and entry of the trail.
    private void comeIn(Owner owner, long claim) {
        var details = Map.of("claim", "" + claim, "state", "IN_REVIEW");
        messages.send(owner.account().id(), Message.Kind.CLAIM_MOVED, details);
        Browser browser = signedIn(owner.account());
        browser.get("/me/tokens");
        browser.post("/me/tokens", Map.of("name", "t" + claim, "scopes", "tokens:read"));
    }
}
