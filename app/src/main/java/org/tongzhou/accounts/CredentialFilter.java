package org.tongzhou.accounts;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;
import org.tongzhou.web.RequestPath;

/// Finds out who sends a request: a token under `/api/`, else the session's cookie.
///
/// Where there is an `Authorization` header the cookie does not count: such a request needs no CSRF
/// token, and must not get a session's rights either.
final class CredentialFilter extends OncePerRequestFilter {

    private static final String BEARER = "Bearer ";
    private final Sessions sessions;
    private final Tokens tokens;

    CredentialFilter(Sessions sessions, Tokens tokens) {
        this.sessions = sessions;
        this.tokens = tokens;
    }

    static boolean hasToken(HttpServletRequest request) {
        return RequestPath.isApi(request) && request.getHeader(HttpHeaders.AUTHORIZATION) != null;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        find(request)
                .ifPresent(by -> SecurityContextHolder.setContext(new SecurityContextImpl(by)));
        chain.doFilter(request, response);
    }

    private Optional<SignedIn> find(HttpServletRequest request) {
        if (hasToken(request)) {
            return bearer(request.getHeader(HttpHeaders.AUTHORIZATION)).flatMap(tokens::find);
        }
        return SessionCookie.read(request).flatMap(sessions::find).map(SignedIn::bySession);
    }

    private static Optional<Secret> bearer(@Nullable String header) {
        if (header == null || !header.startsWith(BEARER + Tokens.PREFIX)) {
            return Optional.empty();
        }
        return Optional.of(new Secret(header.substring(BEARER.length())));
    }
}
