package org.tongzhou.accounts;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/// The cookie that carries a session's token. Over HTTPS its name binds it to this host and path.
final class SessionCookie {

    private static final Duration KEPT = Duration.ofDays(60);

    private SessionCookie() {}

    static Optional<Secret> read(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        for (Cookie cookie : cookies == null ? new Cookie[0] : cookies) {
            if (cookie.getName().equals(name(request)) && !cookie.getValue().isEmpty()) {
                return Optional.of(new Secret(cookie.getValue()));
            }
        }
        return Optional.empty();
    }

    static void write(HttpServletRequest request, HttpServletResponse response, Secret token) {
        add(request, response, token.value(), KEPT);
    }

    static void clear(HttpServletRequest request, HttpServletResponse response) {
        add(request, response, "", Duration.ZERO);
    }

    private static String name(HttpServletRequest request) {
        return request.isSecure() ? "__Host-tongzhou" : "tongzhou";
    }

    private static void add(
            HttpServletRequest request, HttpServletResponse response, String value, Duration age) {
        ResponseCookie cookie =
                ResponseCookie.from(name(request), value)
                        .path("/")
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .maxAge(age)
                        .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
