package org.tongzhou.accounts;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;
import org.tongzhou.web.Overloaded;

/// Hashes passwords with Argon2id (OWASP: 19 MiB, two passes, one lane).
///
/// Each hash takes 19 MiB, so only a few run at once and the others wait a moment; who would wait
/// longer is told to come back ([Overloaded]), instead of taking all memory.
@Component
class Passwords {

    private static final int MEMORY_KIB = 19 * 1024;
    private static final int WAIT_SECONDS = 3;

    private final Argon2PasswordEncoder argon2 =
            new Argon2PasswordEncoder(16, 32, 1, MEMORY_KIB, 2);
    private final Semaphore seats =
            new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()), true);
    private final String hashOfNobody = String.valueOf(argon2.encode("nobody's password"));

    String hash(Password password) {
        sitDown();
        try {
            return String.valueOf(argon2.encode(password.value()));
        } finally {
            seats.release();
        }
    }

    /// Takes the same time whether or not there is a hash: who measures learns nothing.
    boolean matches(String typed, @Nullable String hash) {
        sitDown();
        try {
            boolean same = argon2.matches(typed, hash == null ? hashOfNobody : hash);
            return same && hash != null;
        } finally {
            seats.release();
        }
    }

    private void sitDown() {
        try {
            if (!seats.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new Overloaded(WAIT_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Overloaded(WAIT_SECONDS);
        }
    }
}
