package org.tongzhou.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tongzhou.Browser;
import org.tongzhou.PlatformTest;

/// Whoever changes the language while a code is asked for stays where he is.
class CodeStepTest extends PlatformTest {

    private static final String PASSWORD = "boat and river 7";
    private static final Pattern SWITCH =
            Pattern.compile(
                    "<form method=\"post\" action=\"([^\"]+lang=[a-z]+)\"(.*?)</form>",
                    Pattern.DOTALL);
    private static final Pattern HIDDEN =
            Pattern.compile("type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");

    @Autowired private Accounts accounts;
    @Autowired private Letters letters;

    private static String newContact() {
        return "p" + UUID.randomUUID().toString().replace("-", "") + "@example.org";
    }

    private static Map<String, String> hidden(String page) {
        Map<String, String> fields = new HashMap<>();
        HIDDEN.matcher(page)
                .results()
                .filter(field -> !field.group(1).equals("_csrf"))
                .forEach(field -> fields.put(field.group(1), field.group(2)));
        return fields;
    }

    /// Presses the button of the other language.
    private static HttpResponse<String> switched(Browser browser, String page) {
        var form = SWITCH.matcher(page);
        assertThat(form.find()).isTrue();
        return browser.post(form.group(1), hidden(form.group(2)));
    }

    private String codeFor(String contact) {
        return letters.newest().stream()
                .filter(one -> one.to().value().equals(contact))
                .findFirst()
                .orElseThrow()
                .text()
                .replaceAll(".*?(\\d{6}).*", "$1");
    }

    @Test
    void theCodeOfASignUpIsStillAskedForInTheOtherLanguageAndNoTryIsLost() {
        String contact = newContact();
        Browser browser = browser();
        browser.get("/sign-up");
        var typed = Map.of("contact", contact, "password", PASSWORD, "understood", "true");
        String page = browser.post("/sign-up", typed).body();
        String first = page;

        for (int more = 0; more <= Challenges.MOST_TRIES; more++) {
            page = switched(browser, page).body();
        }
        String chinese = switched(browser, page).body();

        assertThat(page).contains("lang=\"en\"").doesNotContain(PASSWORD);
        assertThat(chinese).contains("lang=\"zh-CN\"", "验证码").doesNotContain("field-wrong");
        assertThat(hidden(chinese)).containsEntry("challenge", hidden(first).get("challenge"));
        Map<String, String> fields = hidden(chinese);
        fields.remove("again");
        fields.put("code", codeFor(contact));
        assertThat(browser.post("/sign-up/code", fields).statusCode()).isEqualTo(303);
    }

    @Test
    void aNewPasswordIsNeverInThePageAndAWrongCodeStaysInIt() {
        String contact = newContact();
        accounts.create(Contact.of(contact), new Password(PASSWORD), Set.of(Role.MEMBER));
        Browser browser = browser();
        browser.get("/forgotten");
        var asked = hidden(browser.post("/forgotten", Map.of("contact", contact)).body());
        asked.remove("again");
        asked.put("code", "000 000");
        asked.put("password", "another river 8");

        var wrong = browser.post("/forgotten/code", asked);
        var chinese = switched(browser, wrong.body());

        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("000 000").doesNotContain("another river");
        assertThat(chinese.statusCode()).isEqualTo(200);
        assertThat(chinese.body())
                .contains("lang=\"zh-CN\"", "000 000", hidden(wrong.body()).get("challenge"))
                .doesNotContain("another river", "field-wrong");
    }

    @Test
    void theCodeOfANewContactIsStillAskedForInTheOtherLanguage() {
        String contact = newContact();
        accounts.create(Contact.of(contact), new Password(PASSWORD), Set.of(Role.MEMBER));
        Browser browser = browser();
        browser.get("/sign-in");
        browser.post("/sign-in", Map.of("contact", contact, "password", PASSWORD));
        browser.get("/me/settings");
        var typed = Map.of("contact", newContact(), "current", PASSWORD);
        String page = browser.post("/me/settings/contact", typed).body();

        var chinese = switched(browser, page);

        assertThat(chinese.statusCode()).isEqualTo(200);
        assertThat(chinese.body())
                .contains("lang=\"zh-CN\"", hidden(page).get("challenge"))
                .doesNotContain(PASSWORD);
    }
}
