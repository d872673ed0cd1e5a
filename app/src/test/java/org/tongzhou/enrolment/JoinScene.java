package org.tongzhou.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.tongzhou.Browser;
import org.tongzhou.PlatformTest;
import org.tongzhou.accounts.Account;
import org.tongzhou.accounts.Accounts;
import org.tongzhou.accounts.Role;
import org.tongzhou.core.identity.ResidentIdentity;
import org.tongzhou.core.plan.Question;
import org.tongzhou.gate.Gate;
import org.tongzhou.members.Members;
import org.tongzhou.members.NewPerson;
import org.tongzhou.members.Registration;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;
import org.tongzhou.plans.Shipped;

/// People and plans for tests of joining. Every person is new, so that tests do not meet.
abstract class JoinScene extends PlatformTest {

    static final String PLAN = "demo-xiang-hu-bao";
    private static final Pattern SECRET = Pattern.compile("<code class=\"secret\">([^<]+)</code>");
    private static final AtomicInteger ORDER = new AtomicInteger();

    @Autowired Accounts accounts;
    @Autowired Members members;
    @Autowired Enrolments enrolments;
    @Autowired Plans plans;
    @Autowired Gate gate;

    @BeforeEach
    void publish() {
        plans.publishShipped(Shipped.DEMO);
    }

    ListedPlan plan() {
        return plans.inForce(PLAN, gate.now()).orElseThrow();
    }

    LocalDate today() {
        return plan().plan().dayOf(gate.now());
    }

    /// A number nobody else has: a man's where `order` is odd.
    static String number(LocalDate birth) {
        int order = ORDER.incrementAndGet();
        String place = "1101%02d".formatted(order / 1000 % 100);
        String day = birth.toString().replace("-", "");
        String first17 = place + day + "%03d".formatted(order % 1000);
        return first17 + ResidentIdentity.check(first17);
    }

    static NewPerson person(LocalDate birth) {
        return new NewPerson("测试人", new ResidentIdentity(number(birth)));
    }

    Account account() {
        return accounts.createForDemo("join test", Set.of(Role.MEMBER));
    }

    Registration.Registered registered(LocalDate birth) {
        Registration outcome = members.register(account().id(), person(birth));
        assertThat(outcome).isInstanceOf(Registration.Registered.class);
        return (Registration.Registered) outcome;
    }

    Application healthy(long person) {
        Map<String, Boolean> answers = new HashMap<>();
        for (Question question : plan().plan().declaration().questions()) {
            answers.put(question.id(), false);
        }
        Set<Application.Consent> all = Set.of(Application.Consent.values());
        return new Application(person, plan().number(), answers, all, "CN");
    }

    Browser signedIn(Account account) {
        Browser browser = browser();
        browser.get("/demo/sign-in");
        browser.post("/demo/sign-in", Map.of("account", "" + account.id()));
        return browser;
    }

    /// A token with one scope.
    String token(Account account, String scope) {
        Browser browser = signedIn(account);
        browser.get("/me/tokens");
        String page = browser.post("/me/tokens", Map.of("name", "test", "scopes", scope)).body();
        var secret = SECRET.matcher(page);
        assertThat(secret.find()).as(page).isTrue();
        return secret.group(1);
    }

    /// The body of a complete join, except what `replace` puts in its place.
    String joinBody(LocalDate birth, String... replace) {
        StringBuilder answers = new StringBuilder();
        for (Question question : plan().plan().declaration().questions()) {
            answers.append(answers.isEmpty() ? "" : ",").append("\"" + question.id() + "\":false");
        }
        List<String> consents =
                java.util.Arrays.stream(Application.Consent.values())
                        .map(consent -> "\"" + consent + "\"")
                        .toList();
        String body =
                """
                {"person":{"name":"测试人","documentKind":"CN","number":"%s"},
                 "mandate":{"ceilingMinor":5000,"account":"acc-12345678"},
                 "plan":"%s","answers":{%s},"consents":[%s],"country":"CN"}
                """
                        .formatted(number(birth), PLAN, answers, String.join(",", consents));
        for (int i = 0; i < replace.length; i += 2) {
            assertThat(body).contains(replace[i]);
            body = body.replace(replace[i], replace[i + 1]);
        }
        return body;
    }
}
