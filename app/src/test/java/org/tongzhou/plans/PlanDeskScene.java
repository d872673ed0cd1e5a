package org.tongzhou.plans;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Autowired;
import org.tongzhou.Browser;
import org.tongzhou.PlatformTest;
import org.tongzhou.accounts.Account;
import org.tongzhou.accounts.Accounts;
import org.tongzhou.accounts.Role;
import org.tongzhou.gate.Gate;

/// Plan managers and auditors at their desk, and documents for them.
abstract class PlanDeskScene extends PlatformTest {

    static final String DESK = "/staff/plans";
    static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"([^\"]+)\"");
    @Autowired private Accounts accounts;
    @Autowired Plans plans;
    @Autowired Gate gate;

    Browser signedIn(Role role) {
        Account account = accounts.createForDemo("plan test", Set.of(role));
        Browser browser = browser();
        browser.get("/demo/sign-in");
        browser.post("/demo/sign-in", Map.of("account", "" + account.id()));
        browser.get(DESK);
        return browser;
    }

    static String document(String code, String from) {
        String text = new ShippedDocuments().text("demo/demo-senior.yaml").orElseThrow();
        return text.replaceFirst("code: [a-z-]+", "code: " + code)
                .replaceFirst("effectiveFrom: [0-9-]+", "effectiveFrom: " + from);
    }

    /// The word for the comparison that a page shows.
    static String seen(Browser browser, String path) {
        var seen = SEEN.matcher(browser.get(path).body());
        assertThat(seen.find()).isTrue();
        return seen.group(1);
    }

    int number(String code) {
        return plans.proposed().stream()
                .filter(plan -> plan.code().equals(code))
                .findFirst()
                .orElseThrow()
                .number();
    }
}
