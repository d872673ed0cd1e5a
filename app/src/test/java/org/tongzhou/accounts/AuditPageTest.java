package org.tongzhou.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tongzhou.Browser;
import org.tongzhou.PlatformTest;

/// What an administrator reads of what was done.
class AuditPageTest extends PlatformTest {

    @Autowired private Accounts accounts;

    private Account by;
    private Browser administrator;

    @BeforeEach
    void signIn() {
        by = accounts.createForDemo("audit test", Set.of(Role.ADMINISTRATOR));
        administrator = browser();
        administrator.get("/demo/sign-in");
        administrator.post("/demo/sign-in", Map.of("account", "" + by.id()));
    }

    private Account givenFinance() {
        Account other = accounts.createForDemo("audit test", Set.of(Role.MEMBER));
        administrator.get("/staff/accounts/" + other.id());
        administrator.postRaw("/staff/accounts/" + other.id(), "roles=MEMBER&roles=FINANCE");
        return other;
    }

    @Test
    void theAuditTrailReadsInWords() {
        Account other = givenFinance();

        assertThat(administrator.get("/staff/accounts").body())
                .contains(
                        ">Changed a role</td>",
                        ">Account " + other.id() + "</a></td>",
                        ">Given: Finance</td>")
                .doesNotContain("role-changed");
    }

    @Test
    void whatOneDidAndWhatWasDoneToOneIsShownAlone() {
        Account first = givenFinance();
        Account second = givenFinance();

        String ofFirst = administrator.get("/staff/audit?subject=account+" + first.id()).body();
        assertThat(ofFirst)
                .contains("<h2>Account " + first.id() + "</h2>", "The whole log")
                .contains("href=\"/staff/audit?actor=" + by.id() + "\"")
                .doesNotContain(">Account " + second.id() + "<");
        assertThat(administrator.get("/staff/audit?actor=" + by.id()).body())
                .contains(">Account " + first.id() + "<", ">Account " + second.id() + "<");
        assertThat(administrator.get("/staff/audit?actor=" + second.id()).body())
                .contains("Nothing was done yet");
    }
}
