package org.tongzhou.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tongzhou.Browser;
import org.tongzhou.accounts.Account;
import org.tongzhou.accounts.Role;
import org.tongzhou.members.FakeIdentityService;
import org.tongzhou.members.LentIdentityService;

/// Every form, with what no honest person types.
class BadFormsTest extends SweepScene {

    private static final Pattern LINK = Pattern.compile("<li><a href=\"#([^\"]+)\">");

    /// The fields of each form; what is typed into a field with a `*` stands there again.
    private static final String FORMS =
            """
            POST /administrator/{link} contact* password
            POST /cases/{claim}/objections reason
            POST /demo/sign-in account
            POST /forgotten contact*
            POST /forgotten/code challenge masked code password
            POST /me/balance plan amount*
            POST /me/balance/{code}/refund amount*
            POST /me/claims/new enrolment={own} disease severity diagnosedOn hospital* story*
            POST /me/claims/{claim}/papers kind paper
            POST /me/claims/{claim}/withdraw sure
            POST /me/household/dependant relation name* documentKind number* country birth* sex next
            POST /me/household/{person}/invitation way=LETTER contact*
            POST /me/invitations/{link} name* number*
            POST /me/inbox/answer agreed
            POST /me/inbox/read newest
            POST /me/join/{code} step=MANDATE person={person} country consent-NATURE account ceiling
            POST /me/mandate account* ceiling* next
            POST /me/mandate/ceiling ceiling*
            POST /me/moves relation name* documentKind number* country birth* sex authority
            POST /me/moves/proof name* documentKind number* country birth* sex account*
            POST /me/moves/{move}/answer agreed
            POST /me/person name* documentKind number* country birth* sex next
            POST /me/settings/contact contact* current
            POST /me/settings/contact/code challenge masked code
            POST /me/settings/password old password
            POST /me/tokens name* scopes
            POST /sign-in contact* password next
            POST /sign-up contact* password understood
            POST /sign-up/code challenge masked code
            POST /staff/accounts contact*
            POST /staff/accounts/{id} roles
            POST /staff/books/close month* sure
            POST /staff/claims/{claim} act step reason rule note* explanation*
            POST /staff/closings/{code} coverEndsOn reasonZh* reasonEn*
            POST /staff/closings/{code}/confirmation proposal
            POST /staff/collection/differences difference* reason*
            POST /staff/corrections enrolment* kind day* reason* do
            POST /staff/corrections/{proposal} decision
            POST /staff/plans document* file
            POST /staff/plans/shipped file
            POST /staff/plans/{code}/{version} seen
            POST /staff/plans/{code}/{version}/withdrawal seen reason*
            POST /staff/rounds/{code}/{date}/approvals step seen
            POST /staff/rounds/{code}/{date}/withdrawals claim* reason*
            """;

    /// A press of a button with nothing to type: done again, nothing more happens.
    private static final Set<String> BUTTONS =
            Set.of(
                    "POST /demo/tour/next-day",
                    "POST /me/balance/refunds/{number}/cancellation",
                    "POST /me/claims/{claim}/complete",
                    "POST /me/household/{person}/invitation/withdrawal",
                    "POST /me/mandate/cancel",
                    "POST /me/mandate/keep",
                    "POST /me/moves/own",
                    "POST /me/memberships/{number}/leave",
                    "POST /me/preregistrations/{code}",
                    "POST /me/preregistrations/{code}/withdrawal",
                    "POST /me/settings/sessions",
                    "POST /me/tokens/{id}/revoke",
                    "POST /sign-out",
                    "POST /staff/collection/releases/{code}");

    /// They lead on where there is nothing to tell.
    private static final Set<String> LEADING_ON =
            Set.of(
                    "POST /me/inbox/read",
                    "POST /me/balance",
                    "POST /me/balance/{code}/refund",
                    "POST /staff/accounts/{id}");

    private static final List<String> HOSTILE =
            List.of(
                    " ",
                    "-1",
                    "0",
                    "typed-in-vain",
                    "99999999999999999999999",
                    "1e400",
                    "0.001",
                    "2026-02-30",
                    "-999999999-01-01",
                    "\u0000\u0007",
                    "a\u0000b",
                    "' or 1=1 --",
                    "<script>alert(1)</script>",
                    "长".repeat(5000));

    private static Map<String, List<String>> forms() {
        Map<String, List<String>> forms = new TreeMap<>();
        for (String line : FORMS.lines().toList()) {
            List<String> words = List.of(line.split(" ", -1));
            forms.put(words.get(0) + " " + words.get(1), words.subList(2, words.size()));
        }
        return forms;
    }

    @Autowired private LentIdentityService identity;

    @Test
    void everyFormHasARow() {
        Set<String> posts = new TreeSet<>(mappings());
        posts.removeIf(one -> !one.startsWith("POST /") || one.contains(" /api/"));
        posts.removeAll(BUTTONS);

        assertThat(forms().keySet()).containsExactlyInAnyOrderElementsOf(posts);
    }

    @Test
    void everyBadFormIsToldOfKeepsWhatWasTypedAndStoresNothing() {
        Owner owner = owner();
        long roleless = account().id();
        List<String> wrong = new ArrayList<>();
        // Without a service there is no form for a proof.
        identity.lend(new FakeIdentityService());

        forms().forEach((form, fields) -> {
            Browser browser = browserFor(form, owner);
            Map<String, Long> before = rows();
            String path = filled(withoutRoles(form, roleless).substring("POST ".length()), owner);
            told(wrong, form, "", browser.postRaw(path, ""), List.of());
            for (String hostile : HOSTILE) {
                var answer = browser.postRaw(path, body(fields, hostile, owner));
                told(wrong, form, hostile, answer, fields);
            }
            changed(before).forEach(table -> wrong.add(form + " stored in " + table));
        });

        identity.takeBack();
        assertThat(wrong).isEmpty();
    }

    private Browser browserFor(String form, Owner owner) {
        if (form.equals("POST /me/person") || form.startsWith("POST /me/settings")) {
            return signedIn(account(Role.MEMBER));
        }
        var room = Rooms.of(form);
        if (room.toEverybody()) {
            Browser browser = browser();
            browser.get("/sign-in");
            return browser;
        }
        Account account =
                room.roles().contains(Role.MEMBER) ? owner.account() : account(room.somebody());
        return signedIn(account);
    }

    /// An empty list of roles takes all: here, from somebody who has none.
    private static String withoutRoles(String form, long roleless) {
        return form.endsWith("/accounts/{id}") ? form.replace("{id}", "" + roleless) : form;
    }

    private static String body(List<String> fields, String value, Owner owner) {
        StringBuilder body = new StringBuilder();
        for (String field : fields) {
            body.append(body.isEmpty() ? "" : "&").append(field.replace("*", ""));
            if (field.contains("=")) {
                continue;
            }
            body.append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
        return body.toString()
                .replace("{own}", "" + owner.enrolment())
                .replace("{person}", "" + owner.person());
    }

    private static void told(
            List<String> wrong,
            String form,
            String typed,
            HttpResponse<String> answer,
            List<String> fields) {
        int status = answer.statusCode();
        String what = form + " " + typed.substring(0, Math.min(typed.length(), 30));
        boolean leadsOn = status == 303 && LEADING_ON.contains(form);
        if (!leadsOn && (status < 400 || status >= 500)) {
            wrong.add(what + " → " + status);
        }
        if (answer.body().contains("<script>alert") || answer.body().contains("Exception")) {
            wrong.add(what + " comes back as it was sent");
        }
        if (status == 422) {
            var link = LINK.matcher(answer.body());
            boolean any = false;
            while (link.find()) {
                any = true;
                if (!answer.body().contains("id=\"" + link.group(1) + "\"")) {
                    wrong.add(what + ": the summary leads to no " + link.group(1));
                }
            }
            if (!any) {
                wrong.add(what + ": no summary of what is wrong");
            }
        }
        for (String field : fields) {
            boolean shown = status == 422 && typed.equals("typed-in-vain") && field.endsWith("*");
            if (shown && !answer.body().contains(typed)) {
                wrong.add(form + ": what was typed is lost: " + field);
            }
        }
    }

    @Test
    void aPageThatRefusesSpeaksTheLanguageOfItsReader() {
        Browser browser = browser();
        for (String path :
                List.of("/no-such-page", "/plans/no-such", "/cases/x", "/rounds?x=%00")) {
            var answer = browser.get(path);
            if (answer.statusCode() != 200) {
                assertThat(answer.statusCode()).as(path).isBetween(400, 499);
                assertThat(answer.body()).as(path).contains("lang=\"en\"");
            }
        }
    }
}
