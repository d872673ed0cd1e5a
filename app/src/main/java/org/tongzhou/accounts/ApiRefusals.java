package org.tongzhou.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.tongzhou.web.Addresses;
import org.tongzhou.web.Problems;
import org.tongzhou.web.RequestPath;
import org.tongzhou.web.Words;

/// Tells a program why it may not pass, and what it needs.
///
/// A caller without a token learns nothing of the API's addresses: all of them answer 401. One with
/// a token learns which addresses there are. A role that is missing comes before a scope that is
/// missing: without the role no token can be given the scope.
@Component
class ApiRefusals {

    private final Addresses addresses;
    private final Problems problems;

    ApiRefusals(Addresses addresses, Problems problems) {
        this.addresses = addresses;
        this.problems = problems;
    }

    void notSignedIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean sent = CredentialFilter.hasToken(request);
        response.setHeader(
                HttpHeaders.WWW_AUTHENTICATE, sent ? "Bearer error=\"invalid_token\"" : "Bearer");
        String key = sent ? "accounts.api.token.invalid" : "accounts.api.token.none";
        problems.write(response, Problems.of(HttpStatus.UNAUTHORIZED, Words.of(key)));
    }

    void refused(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        if (why instanceof CsrfException) {
            untrusted(request, response);
            return;
        }
        Set<String> methods = addresses.methods(request);
        if (methods.isEmpty()) {
            problems.write(response, Problems.noSuchAddress());
            return;
        }
        Optional<HandlerMethod> endpoint = addresses.endpoint(request);
        if (endpoint.isEmpty()) {
            response.setHeader(HttpHeaders.ALLOW, String.join(", ", methods));
            problems.write(response, Problems.otherMethods(methods));
            return;
        }
        tell(request, response, NeededRoles.of(endpoint.get()));
    }

    /// A write without a token is stopped before anybody looks who sent it.
    private void untrusted(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (SessionCookie.read(request).isEmpty()) {
            notSignedIn(request, response);
            return;
        }
        forbidden(response, "csrf-missing", Words.of("accounts.api.csrf"), Map.of());
    }

    private void tell(HttpServletRequest request, HttpServletResponse response, Set<Role> roles)
            throws IOException {
        if (!(SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn by)) {
            problems.write(response, HttpStatus.FORBIDDEN);
        } else if (!roles.isEmpty() && roles.stream().noneMatch(by.getPrincipal()::has)) {
            roleMissing(response, roles);
        } else {
            Optional<Scope> needed = Scope.needed(request.getMethod(), RequestPath.of(request));
            if (needed.isEmpty() || by.mayUse(needed.get())) {
                problems.write(response, HttpStatus.FORBIDDEN);
            } else {
                scopeMissing(response, needed.get());
            }
        }
    }

    private void roleMissing(HttpServletResponse response, Set<Role> roles) throws IOException {
        String named =
                roles.stream()
                        .map(role -> Words.of(role.wordsKey()))
                        .collect(Collectors.joining(Words.of("accounts.or")));
        List<String> codes = roles.stream().map(Role::name).toList();
        forbidden(
                response,
                "role-missing",
                Words.of("accounts.api.role", named),
                Map.of("rolesNeeded", codes));
    }

    private void scopeMissing(HttpServletResponse response, Scope needed) throws IOException {
        response.setHeader(
                HttpHeaders.WWW_AUTHENTICATE,
                "Bearer error=\"insufficient_scope\", scope=\"" + needed + "\"");
        forbidden(
                response,
                "scope-missing",
                Words.of("accounts.api.scope", needed, Words.of(needed.wordsKey())),
                Map.of("scopeNeeded", needed.toString()));
    }

    private void forbidden(
            HttpServletResponse response, String type, String detail, Map<String, Object> more)
            throws IOException {
        problems.write(response, Problems.of(HttpStatus.FORBIDDEN, type, detail, more));
    }
}
