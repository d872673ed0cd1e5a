package org.tongzhou.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tongzhou.Browser;
import org.tongzhou.accounts.Account;
import org.tongzhou.core.plan.Question;

/// Joining and leaving on pages, without script.
class JoinJourneyTest extends JoinScene {

    private static final String JOIN = "/me/join/" + PLAN;
    private final Map<String, String> typed = new HashMap<>();

    @Test
    void fromSigningUpToLeaving() {
        Account account = account();
        Browser browser = signedIn(account);
        assertThat(browser.get("/plans/" + PLAN + "/join").headers().firstValue("location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith(JOIN));
        assertThat(browser.get(JOIN).headers().firstValue("location").orElse(""))
                .contains("/me/person?next=" + JOIN);
        register(browser);

        typed.put("step", "WHO");
        typed.put("country", "CN");
        assertThat(browser.post(JOIN, typed).body()).contains("Choose a person");
        var person = members.personOfAccount(account.id()).orElseThrow();
        typed.put("person", "" + person.number());
        String nature = browser.post(JOIN, typed).body();
        assertThat(nature).contains("not insurance").doesNotContain("role=\"alert\"");
        assertThat(step(browser, "NATURE")).contains("Confirm this to join");
        consent(JoinStep.NATURE);
        assertThat(step(browser, "NATURE"))
                .contains("Health declaration")
                .doesNotContain("checked");
        assertThat(step(browser, "HEALTH")).contains("Answer this question");
        for (Question question : plan().plan().declaration().questions()) {
            typed.put(JoinForm.QUESTION + question.id(), "no");
        }
        typed.put(JoinForm.QUESTION + "diabetes", "yes");
        assertThat(step(browser, "HEALTH"))
                .contains("By rule 2.6", "Do you have diabetes", "correct an answer")
                .contains("cannot join for now");
        typed.put(JoinForm.QUESTION + "diabetes", "no");
        assertThat(step(browser, "HEALTH")).contains("Confirm and agree");
        goBackAndOn(browser);
        consent(JoinStep.CONSENTS);
        assertThat(step(browser, "CONSENTS")).contains("Debit mandate");
        finish(browser, person.number());
    }

    /// One step back keeps the answers of all; so does the other language.
    private void goBackAndOn(Browser browser) {
        typed.put("back", "HEALTH");
        assertThat(step(browser, "CONSENTS"))
                .contains("Health declaration", "value=\"no\" checked", "consent-NOT_INSURANCE")
                .doesNotContain("role=\"alert\"");
        typed.remove("back");
        typed.put("step", "HEALTH");
        String chinese = browser.post(JOIN + "?lang=zh", typed).body();
        assertThat(chinese)
                .contains("lang=\"zh-CN\"", "action=\"?lang=en\"")
                .contains("name=\"step\" value=\"HEALTH\"")
                .doesNotContain("role=\"alert\"");
        assertThat(browser.post(JOIN + "?lang=en", typed).body()).contains("Confirm and agree");
    }

    private void finish(Browser browser, long person) {
        typed.put("account", "acc-1234");
        typed.put("ceiling", "a lot");
        assertThat(step(browser, "MANDATE")).contains("0.01 to 10,000", "a lot", "acc-1234");
        assertThat(enrolments.ofPerson(person)).isEmpty();
        typed.put("ceiling", "49.9");
        var done = browser.post(JOIN, typed);

        assertThat(done.statusCode()).as(done.body()).isEqualTo(303);
        Membership membership = enrolments.ofPerson(person).getFirst();
        String path = "/me/memberships/" + membership.enrolment();
        assertThat(browser.get("/me").body()).contains("Waiting, covered from");
        assertThat(browser.get("/me/mandate").body()).contains("CNY\u00a049.90", "····1234");
        assertThat(browser.get(path + "/leave").body()).contains("You owe no share");
        browser.post(path + "/leave", Map.of());
        assertThat(browser.get(path).body()).contains("left by own wish");
    }

    private void register(Browser browser) {
        browser.get("/me/person");
        Map<String, String> form = new HashMap<>();
        form.put("name", "张三");
        form.put("documentKind", "CN");
        form.put("number", "110101198001011234");
        form.put("next", JOIN);
        assertThat(browser.post("/me/person", form).body())
                .contains("last character does not fit", "张三", "110101198001011234");
        form.put("number", number(LocalDate.of(1980, 1, 1)));
        var saved = browser.post("/me/person", form);
        assertThat(saved.headers().firstValue("location").orElse("")).contains(JOIN);
        browser.get(JOIN);
    }

    private String step(Browser browser, String step) {
        typed.put("step", step);
        return browser.post(JOIN, typed).body();
    }

    private void consent(JoinStep step) {
        for (Application.Consent consent : step.consents()) {
            typed.put(JoinStep.field(consent), "true");
        }
    }

    @Test
    void aRefusalQuotesTheRule() {
        Account account = account();
        members.register(account.id(), person(today().minusYears(61)));
        Browser browser = signedIn(account);
        browser.get(JOIN);
        long person = members.personOfAccount(account.id()).orElseThrow().number();

        var refused =
                browser.post(JOIN, Map.of("step", "WHO", "person", "" + person, "country", "CN"));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("By rule 2.1", "30 days to 59 years", "other plans");
    }

    @Test
    void aDependantNeedsAuthorityAndKeepsWhatWasTyped() {
        Account account = account();
        members.register(account.id(), person(LocalDate.of(1980, 1, 1)));
        Browser browser = signedIn(account);
        browser.get("/me/household/dependant");
        Map<String, String> form = new HashMap<>();
        form.put("name", "Ann Other");
        form.put("documentKind", "OTHER");
        form.put("number", "P-%s".formatted(number(LocalDate.of(2000, 1, 1))));
        form.put("country", "FR");
        form.put("birth", "2015-02-03");
        form.put("relation", "CHILD");

        String refused = browser.post("/me/household/dependant", form).body();

        assertThat(refused).contains("Ann Other", "Choose the sex", "Confirm that you may act");
        form.put("sex", "FEMALE");
        form.put("authority", "true");
        var saved = browser.post("/me/household/dependant", form);
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(303);
        assertThat(browser.get("/me/household").body()).contains("Ann Other", "Child");
    }
}
