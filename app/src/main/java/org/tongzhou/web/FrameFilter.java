package org.tongzhou.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.tongzhou.web.Words.Language;

/// Decides the language of a request (`?lang=`, then the cookie, then `Accept-Language`, then
/// Chinese)
/// and lays out what the frame of a page needs.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class FrameFilter extends OncePerRequestFilter {

    private static final String COOKIE = "lang";
    private static final long YEAR_SECONDS = 31_536_000;
    private final List<NavigationEntry> navigation;
    private final boolean demo;

    FrameFilter(List<NavigationEntry> navigation, @Value("${tongzhou.demo:false}") boolean demo) {
        this.navigation =
                navigation.stream()
                        .sorted(Comparator.comparingInt(NavigationEntry::order))
                        .toList();
        this.demo = demo;
    }

    /// An error is told in the same language as all else.
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Language language = language(request, response);
        request.setAttribute(Frame.NAVIGATION, navigation);
        request.setAttribute(Frame.DEMO, demo);
        LocaleContextHolder.setLocale(language.locale());
        try {
            chain.doFilter(new Speaking(request, language.locale()), response);
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
    }

    private static Language language(HttpServletRequest request, HttpServletResponse response) {
        // Not getParameter: it would read the body of a form before anybody has limited it.
        String query = request.getQueryString();
        for (Language language : Language.values()) {
            if (query != null && ("&" + query + "&").contains("&lang=" + language.code() + "&")) {
                remember(language, response);
                return language;
            }
        }
        Language kept = fromCookie(request);
        return kept != null ? kept : accepted(request);
    }

    private static void remember(Language language, HttpServletResponse response) {
        var cookie = ResponseCookie.from(COOKIE, language.code());
        cookie.path("/").httpOnly(true).sameSite("Lax").maxAge(YEAR_SECONDS);
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.build().toString());
    }

    private static @Nullable Language fromCookie(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        for (Cookie cookie : cookies == null ? new Cookie[0] : cookies) {
            for (Language language : Language.values()) {
                if (cookie.getName().equals(COOKIE) && cookie.getValue().equals(language.code())) {
                    return language;
                }
            }
        }
        return null;
    }

    private static Language accepted(HttpServletRequest request) {
        if (request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null) {
            return Language.CHINESE;
        }
        for (Locale locale : java.util.Collections.list(request.getLocales())) {
            for (Language language : Language.values()) {
                if (language.code().equals(locale.getLanguage())) {
                    return language;
                }
            }
        }
        return Language.CHINESE;
    }

    /// The request with its language settled: Spring reads the locale from it in more than one
    /// place.
    private static final class Speaking extends HttpServletRequestWrapper {

        private final Locale locale;

        Speaking(HttpServletRequest request, Locale locale) {
            super(request);
            this.locale = locale;
        }

        @Override
        public Locale getLocale() {
            return locale;
        }
    }
}
