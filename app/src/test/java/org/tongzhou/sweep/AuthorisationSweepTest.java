package org.tongzhou.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.tongzhou.Browser;
import org.tongzhou.accounts.Role;
import org.tongzhou.sweep.Rooms.Room;

/// Every page and every endpoint, tried by everybody.
class AuthorisationSweepTest extends SweepScene {

    private static final Set<Integer> REFUSALS = Set.of(401, 403, 404);

    /// They end the session that asks, or move the clock of all tests.
    private static final Set<String> ENDING =
            Set.of(
                    "POST /sign-out",
                    "POST /me/settings/sessions",
                    "DELETE /api/v1/account/sessions",
                    "POST /demo/sign-in",
                    "POST /demo/tour/next-day");

    /// A membership that lasts has no certificate, and the day that is asked for was no notice day.
    private static final Map<String, Integer> NOT_YET =
            Map.of(
                    "GET /me/passbook/{number}", 404,
                    "GET /me/memberships/{number}/certificate", 404,
                    "GET /me/memberships/{number}/certificate.json", 404,
                    "GET /me/memberships/{number}/rounds/{date}/receipt", 404,
                    "GET /api/v1/enrolments/{number}/certificate", 422,
                    "GET /api/v1/enrolments/{number}/receipts/{date}", 404);

    @Test
    void everyMappingHasARowAndEveryRowAMapping() {
        Set<String> there = new TreeSet<>(mappings());
        there.removeIf(mapping -> mapping.endsWith(" /error"));

        assertThat(Rooms.ALL.keySet()).containsExactlyInAnyOrderElementsOf(there);
    }

    @Test
    void whoIsNotAllowedLearnsNothingAndWhoIsGetsIn() {
        Owner owner = owner();
        Map<Role, Browser> browsers = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            browsers.put(role, signedIn(account(role)));
        }
        Browser nobody = browser();
        nobody.get("/sign-in");
        List<String> wrong = new ArrayList<>();

        for (var row : Rooms.ALL.entrySet()) {
            if (ENDING.contains(row.getKey())) {
                continue;
            }
            Room room = row.getValue();
            var answer = tried(nobody, row.getKey(), owner);
            check(wrong, "nobody: " + row.getKey(), room.toEverybody(), answer);
            browsers.forEach((role, browser) -> {
                boolean may = room.roles().contains(role) && !room.toOwner();
                var answered = tried(browser, row.getKey(), owner);
                check(wrong, role + ": " + row.getKey(), may, answered);
            });
        }

        assertThat(wrong).isEmpty();
        assertThat(claims.find(owner.claim()).orElseThrow().isWithdrawable()).isTrue();
        assertThat(enrolments.find(owner.enrolment()).orElseThrow().cause().name())
                .isEqualTo("JOINED");
        theOwnerGetsIn(owner);
    }

    private void theOwnerGetsIn(Owner owner) {
        Browser own = signedIn(owner.account());
        assertThat(own.get("/me/tokens").body()).contains("/me/tokens/" + owner.token());
        for (var row : Rooms.ALL.entrySet()) {
            if (row.getValue().toOwner() && row.getKey().startsWith("GET ")) {
                assertThat(tried(own, row.getKey(), owner).statusCode())
                        .as(row.getKey())
                        .isEqualTo(NOT_YET.getOrDefault(row.getKey(), 200));
            }
        }
    }

    private HttpResponse<String> tried(Browser browser, String mapping, Owner owner) {
        int blank = mapping.indexOf(' ');
        return send(
                browser, mapping.substring(0, blank), filled(mapping.substring(blank + 1), owner));
    }

    private static void check(
            List<String> wrong, String what, boolean may, HttpResponse<String> answer) {
        int status = answer.statusCode();
        boolean leads =
                answer.headers().firstValue("Location").orElse("").startsWith("/sign-in?next=");
        boolean refused = REFUSALS.contains(status) || leads;
        boolean kept = answer.body().contains("eheim") && !what.contains("/staff/");
        boolean open = status < 500 && status != 401 && status != 403 && !leads;
        // Somebody else's token is not there to be revoked: the page only comes again.
        boolean shrugged = what.endsWith("POST /me/tokens/{id}/revoke") && status == 303;
        if (kept || (may ? !open : !(refused || shrugged))) {
            wrong.add(what + " → " + status);
        }
    }

    @Test
    void theSessionsOfOthersAreEndedByNobody() {
        Browser owner = signedIn(account(Role.MEMBER));
        Browser nobody = browser();
        nobody.get("/sign-in");
        for (String mapping : ENDING) {
            int blank = mapping.indexOf(' ');
            send(nobody, mapping.substring(0, blank), mapping.substring(blank + 1));
        }

        assertThat(owner.get("/me").statusCode()).isEqualTo(200);
    }

    @Test
    void aTokenOpensNothingButItsScope() {
        var everything = account(Role.values());
        Browser browser = signedIn(everything);
        browser.get("/me/tokens");
        String page =
                browser.post("/me/tokens", Map.of("name", "t", "scopes", "messages:read")).body();
        String token = page.replaceAll("(?s).*<code class=\"secret\">([^<]+)<.*", "$1");
        List<String> open = new ArrayList<>();
        Owner owner = owner();

        for (var row : Rooms.ALL.entrySet()) {
            String mapping = row.getKey();
            boolean counts = mapping.contains(" /api/") && !row.getValue().toEverybody();
            if (counts && !mapping.startsWith("GET /api/v1/messages")) {
                int blank = mapping.indexOf(' ');
                String path = filled(mapping.substring(blank + 1), owner);
                var answer = browser().api(mapping.substring(0, blank), path, token, "{}");
                if (answer.statusCode() != 403) {
                    open.add(mapping + " → " + answer.statusCode());
                }
            }
        }

        assertThat(open).isEmpty();
        assertThat(browser().api("GET", "/api/v1/messages", token, "").statusCode()).isEqualTo(200);
    }
}
