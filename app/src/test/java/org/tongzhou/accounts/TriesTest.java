package org.tongzhou.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;
import org.tongzhou.PlatformTest;

/// A try is counted before anything holds a connection: counted inside, each would wait for a
/// second one, and many at once for each other's.
class TriesTest extends PlatformTest {

    private static final String SOMEWHERE = "203.0.113.77";

    @Autowired private Accounts accounts;
    @Autowired private Registration registration;
    @Autowired private Recovery recovery;
    @Autowired private Tries tries;
    @Autowired private TransactionTemplate transaction;

    @Test
    void noTryIsCountedInsideATransaction() {
        assertThatThrownBy(() ->
                        transaction.execute(
                                _ -> tries.count(Tries.Limit.ANSWER_BY_ADDRESS, SOMEWHERE)))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void wrongCodesAndWrongPasswordsAreCountedOutsideOfOne() {
        Account account = accounts.createForDemo("tries test", Set.of(Role.MEMBER));
        Password wanted = new Password("a long enough secret 7");

        assertThat(registration.end(Secret.fresh(), "000000", SOMEWHERE))
                .isEqualTo(new Registration.Ended.Gone());
        assertThat(recovery.newPassword(Secret.fresh(), "000000", wanted, SOMEWHERE))
                .isEqualTo(new Challenges.Answer.Gone());
        assertThat(recovery.changePassword(account, "not this one", wanted)).isFalse();
    }
}
