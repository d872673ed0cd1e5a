package org.tongzhou.members;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongzhou.members.IdentityChecks.AccountOwner;
import org.tongzhou.members.IdentityChecks.Difference;
import org.tongzhou.members.IdentityChecks.RealName;
import org.tongzhou.members.IdentityChecks.Verdict;
import org.tongzhou.sandbox.RunningSandbox;

class HttpIdentityChecksTest {

    @TempDir Path folder;
    private RunningSandbox sandbox;
    private HttpIdentityChecks checks;

    @BeforeEach
    void start() throws IOException {
        sandbox = RunningSandbox.in(folder, "--hold-millis", "60000");
        checks = checks(Duration.ofSeconds(10));
    }

    @AfterEach
    void stop() throws IOException {
        checks.close();
        sandbox.close();
    }

    @Test
    void anOrdinaryPersonAgrees() {
        assertThat(checks.verify(named("王小明"))).isEqualTo(new Verdict.Agrees());
        assertThat(checks.verify(owning("王小明", "acct-1"))).isEqualTo(new Verdict.Agrees());
    }

    @Test
    void aWrongNumberDiffers() {
        assertThat(checks.verify(named("王拒")))
                .isEqualTo(new Verdict.Differs(Difference.NAME_AND_NUMBER_DIFFER));
    }

    @Test
    void anotherPersonsAccountDiffers() {
        assertThat(checks.verify(owning("王小明", "other-1")))
                .isEqualTo(new Verdict.Differs(Difference.ACCOUNT_OWNER_DIFFERS));
        assertThat(checks.verify(owning("王小明", "closed-1")))
                .isEqualTo(new Verdict.Differs(Difference.ACCOUNT_CLOSED));
    }

    @Test
    void aBrokenLineIsNoVerdict() {
        assertThat(checks.verify(named("王断"))).isInstanceOf(Verdict.NoAnswer.class);
    }

    @Test
    void aServiceThatTakesTooLongIsNoVerdict() {
        try (HttpIdentityChecks impatient = checks(Duration.ofMillis(300))) {
            assertThat(impatient.verify(named("王迟"))).isInstanceOf(Verdict.NoAnswer.class);
        }
    }

    @Test
    void nothingPersonalIsPrinted() {
        assertThat(named("王小明").toString()).doesNotContain("王", "110101");
        assertThat(owning("王小明", "acct-1").toString()).doesNotContain("王", "acct");
    }

    private HttpIdentityChecks checks(Duration timeout) {
        return new HttpIdentityChecks(
                sandbox.address(), RunningSandbox.secret(), timeout, Clock.systemUTC());
    }

    private static RealName named(String name) {
        return new RealName(name, "RESIDENT_ID", "110101199003071234");
    }

    private static AccountOwner owning(String name, String account) {
        return new AccountOwner(name, "110101199003071234", account);
    }
}
