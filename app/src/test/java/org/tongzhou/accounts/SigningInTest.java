package org.tongzhou.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.tongzhou.Browser;
import org.tongzhou.PlatformTest;

@ExtendWith(OutputCaptureExtension.class)
class SigningInTest extends PlatformTest {

    private static final String PASSWORD = "boat and river 7";
    private static final Pattern CHALLENGE = Pattern.compile("name=\"challenge\" value=\"([^\"]+)");

    @Autowired private Accounts accounts;
    @Autowired private Tokens tokens;
    @Autowired private Recovery recovery;
    @Autowired private Letters letters;

    private static String newContact() {
        return "p" + UUID.randomUUID().toString().replace("-", "") + "@example.org";
    }

    private String member() {
        String contact = newContact();
        accounts.create(Contact.of(contact), new Password(PASSWORD), Set.of(Role.MEMBER));
        return contact;
    }

    private Browser signedIn(String contact) {
        Browser browser = browser();
        browser.get("/sign-in");
        var answer = browser.post("/sign-in", Map.of("contact", contact, "password", PASSWORD));
        assertThat(answer.statusCode()).isEqualTo(303);
        return browser;
    }

    private String codeFor(String contact) {
        String letter =
                letters.newest().stream()
                        .filter(one -> one.to().value().equals(contact))
                        .findFirst()
                        .orElseThrow()
                        .text();
        return letter.replaceAll(".*?(\\d{6}).*", "$1");
    }

    private static String challenge(String page) {
        var found = CHALLENGE.matcher(page);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    @Test
    void aPersonSignsUpWithACodeAndLeavesNothingInTheLog(CapturedOutput log) {
        String contact = newContact();
        Browser browser = browser();
        browser.get("/sign-up");

        var asked =
                browser.post(
                        "/sign-up",
                        Map.of("contact", contact, "password", PASSWORD, "understood", "true"));
        var done =
                browser.post(
                        "/sign-up/code",
                        Map.of("challenge", challenge(asked.body()), "code", codeFor(contact)));

        assertThat(done.statusCode()).isEqualTo(303);
        assertThat(browser.get("/me/settings").statusCode()).isEqualTo(200);
        assertThat(log.getAll()).doesNotContain(contact).doesNotContain(PASSWORD);
    }

    @Test
    void aBadFormKeepsWhatWasTypedButNoPassword() {
        Browser browser = browser();
        browser.get("/sign-up");

        var page = browser.post("/sign-up", Map.of("contact", "12<b>", "password", "short"));

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body())
                .contains("href=\"#contact\"")
                .contains("href=\"#password\"")
                .contains("12&lt;b")
                .doesNotContain("short");
    }

    @Test
    void aSessionPlantedBeforeSigningInIsWorthNothing() {
        String contact = member();
        Browser browser = browser();
        browser.plant("tongzhou", "planted-by-somebody-else");
        browser.get("/sign-in");

        browser.post("/sign-in", Map.of("contact", contact, "password", PASSWORD));

        assertThat(browser.cookie("tongzhou")).isPresent();
        assertThat(browser.cookie("tongzhou").orElseThrow())
                .isNotEqualTo("planted-by-somebody-else");
    }

    @Test
    void aFormFromAForeignSiteIsRefused() {
        Browser browser = signedIn(member());

        var answer = browser.withoutCsrf().post("/me/settings/sessions", Map.of());

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(browser.get("/me/settings").statusCode()).isEqualTo(200);
    }

    @Test
    void guessingAPasswordEndsAfterTenTriesEvenForTheRightOne() {
        String contact = member();
        Browser browser = browser();
        browser.get("/sign-in");
        for (int i = 0; i < 10; i++) {
            browser.post("/sign-in", Map.of("contact", contact, "password", "wrong " + i));
        }

        var blocked = browser.post("/sign-in", Map.of("contact", contact, "password", PASSWORD));

        assertThat(blocked.statusCode()).isEqualTo(429);
        assertThat(blocked.body()).containsPattern("after \\d\\d:\\d\\d");
    }

    @Test
    void oneAddressCannotTryManyAccounts() {
        Browser browser = browser().from("203.0.113.77");
        browser.get("/sign-in");
        int blocked = 0;
        for (int i = 0; i < 102; i++) {
            var form = Map.of("contact", newContact(), "password", "x");
            blocked += browser.post("/sign-in", form).statusCode() == 429 ? 1 : 0;
        }
        assertThat(blocked).isEqualTo(2);
    }

    @Test
    void nobodyLearnsWhetherAnAccountExists() {
        String known = member();
        String unknown = newContact();
        for (String path : new String[] {"/sign-in", "/forgotten"}) {
            Browser browser = browser();
            browser.get(path);
            String one = browser.post(path, form(known)).body();
            String other = browser.post(path, form(unknown)).body();
            assertThat(plain(one, known)).isEqualTo(plain(other, unknown));
        }
    }

    private static Map<String, String> form(String contact) {
        return Map.of("contact", contact, "password", "a wrong password");
    }

    /// The page without what differs at each request or was typed.
    private static String plain(String page, String contact) {
        return page.replace(contact, "CONTACT")
                .replaceAll("name=\"(_csrf|challenge)\" value=\"[^\"]*\"", "")
                .replaceAll("\\w\\*\\*\\*@", "");
    }

    @Test
    void signingOutEverywhereEndsTheOtherSession() {
        String contact = member();
        Browser phone = signedIn(contact);
        Browser desk = signedIn(contact);
        desk.get("/me/settings");

        desk.post("/me/settings/sessions", Map.of());

        assertThat(phone.get("/me/settings").statusCode()).isEqualTo(303);
    }

    @Test
    void aForgottenPasswordIsReplacedOnceAndEndsSessions() {
        String contact = member();
        Browser other = signedIn(contact);
        Browser browser = browser();
        browser.get("/forgotten");
        String id = challenge(browser.post("/forgotten", Map.of("contact", contact)).body());
        var change =
                Map.of("challenge", id, "code", codeFor(contact), "password", "another boat 88");

        assertThat(browser.post("/forgotten/code", change).statusCode()).isEqualTo(303);
        assertThat(browser.post("/forgotten/code", change).statusCode()).isEqualTo(422);
        assertThat(other.get("/me/settings").statusCode()).isEqualTo(303);
    }

    @Test
    void aNewPasswordEndsTokensToo() {
        String contact = member();
        Account account = accounts.account(accounts.find(Contact.of(contact)).orElseThrow().id());
        tokens.issue(account, Tokens.Wanted.of("stolen", List.of("tokens:read")));

        boolean changed = recovery.changePassword(account, PASSWORD, new Password("new boat 88"));

        assertThat(changed).isTrue();
        assertThat(tokens.of(account)).isEmpty();
    }

    @Test
    void aCodeSentToTheOldContactIsWorthNothingAfterTheChange() {
        String old = member();
        Account account = accounts.account(accounts.find(Contact.of(old)).orElseThrow().id());
        Browser thief = browser();
        thief.get("/forgotten");
        String stolen = challenge(thief.post("/forgotten", Map.of("contact", old)).body());
        String code = codeFor(old);
        String fresh = newContact();
        var asked =
                (Registration.Begun.Sent)
                        recovery.newContact(account, Contact.of(fresh), "127.0.0.1");

        recovery.proveContact(account, asked.id(), codeFor(fresh));
        var change = Map.of("challenge", stolen, "code", code, "password", "thief boat 88");

        assertThat(thief.post("/forgotten/code", change).statusCode()).isEqualTo(422);
    }

    @Test
    void staffPagesAreClosedToMembersAndUnknownPathsToAll() {
        Browser member = signedIn(member());

        assertThat(member.get("/staff/accounts").statusCode()).isEqualTo(403);
        assertThat(browser().get("/staff/accounts").statusCode()).isEqualTo(303);
        assertThat(browser().get("/no/such/page").statusCode()).isEqualTo(404);
        assertThat(browser().get("/actuator/env").statusCode()).isNotEqualTo(200);
    }

    @Test
    void aScriptInTheNameOfATokenStaysText() {
        Browser browser = signedIn(member());
        browser.get("/me/tokens");

        browser.post(
                "/me/tokens", Map.of("name", "<script>x</script>", "scopes", "enrolments:read"));

        assertThat(browser.get("/me/tokens").body())
                .contains("&lt;script")
                .doesNotContain("<script>");
    }
}
