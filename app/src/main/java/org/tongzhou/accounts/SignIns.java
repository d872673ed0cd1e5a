package org.tongzhou.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.stereotype.Component;
import org.tongzhou.accounts.Tries.Limit;
import org.tongzhou.accounts.Tries.Verdict;

/// Lets people in and out.
@Component
class SignIns {

    private final Accounts accounts;
    private final Passwords passwords;
    private final Sessions sessions;
    private final Tries tries;
    private final CsrfTokenRepository csrfTokens;

    SignIns(
            Accounts accounts,
            Passwords passwords,
            Sessions sessions,
            Tries tries,
            CsrfTokenRepository csrfTokens) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.sessions = sessions;
        this.tries = tries;
        this.csrfTokens = csrfTokens;
    }

    /// What came of a try.
    sealed interface Result {

        /// This is the person.
        record Welcome(Account account) implements Result {}

        /// Contact or password is wrong; which one is not said.
        record Wrong() implements Result {}

        /// Too many tries.
        record TooMany(Verdict.Blocked blocked) implements Result {}
    }

    Result check(Contact contact, String password, String address) {
        for (Verdict verdict :
                new Verdict[] {
                    tries.countAddress(Limit.SIGN_IN_BY_ADDRESS, address),
                    tries.count(Limit.SIGN_IN_BY_NAME, contact.value())
                }) {
            if (verdict instanceof Verdict.Blocked blocked) {
                return new Result.TooMany(blocked);
            }
        }
        var known = accounts.find(contact);
        String hash = known.map(Accounts.Known::passwordHash).orElse(null);
        if (!passwords.matches(password, hash) || known.isEmpty()) {
            return new Result.Wrong();
        }
        tries.forget(Limit.SIGN_IN_BY_NAME, contact.value());
        return new Result.Welcome(accounts.account(known.get().id()));
    }

    /// Begins a session with a fresh token. What the browser brought along, from whomever, ends.
    void begin(Account account, HttpServletRequest request, HttpServletResponse response) {
        SessionCookie.read(request).ifPresent(sessions::end);
        SessionCookie.write(request, response, sessions.begin(account));
        csrfTokens.saveToken(csrfTokens.generateToken(request), request, response);
    }

    void end(HttpServletRequest request, HttpServletResponse response) {
        SessionCookie.read(request).ifPresent(sessions::end);
        SessionCookie.clear(request, response);
        csrfTokens.saveToken(null, request, response);
    }

    void endAll(Account account) {
        sessions.endAll(account.id());
    }
}
