package org.tongzhou.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tongzhou.PlatformTest;

/// What an administrator reads of what was done.
class AuditPageTest extends PlatformTest {

    @Autowired private Accounts accounts;

    @Test
    void theAuditTrailReadsInWords() {
        Account other = accounts.createForDemo("audit test", Set.of(Role.MEMBER));
        Account by = accounts.createForDemo("audit test", Set.of(Role.ADMINISTRATOR));
        var administrator = browser();
        administrator.get("/demo/sign-in");
        administrator.post("/demo/sign-in", Map.of("account", "" + by.id()));
        administrator.get("/staff/accounts/" + other.id());

        administrator.postRaw("/staff/accounts/" + other.id(), "roles=MEMBER&roles=FINANCE");

        assertThat(administrator.get("/staff/accounts").body())
                .contains(
                        ">Changed a role</td>",
                        ">Account " + other.id() + "</td>",
                        ">Given: Finance</td>")
                .doesNotContain("role-changed");
    }
}
