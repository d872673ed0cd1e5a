package org.tongzhou.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.tongzhou.web.Words.Language;

/// What the layout needs to know about the request: who looks, in which language, from where.
///
/// @param query what stands behind the path and its question mark; may be empty
/// @param posted whether the page answers a form
public record Frame(
        Language language,
        String path,
        String query,
        boolean posted,
        boolean signedIn,
        boolean demo,
        List<NavigationEntry> navigation,
        @Nullable CsrfToken csrf) {

    static final String NAVIGATION = "org.tongzhou.web.navigation";
    static final String DEMO = "org.tongzhou.web.demo";
    private static final String ROLE = "ROLE_";

    /// The frame of the request that this thread serves.
    public static Frame current() {
        if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes on)) {
            return new Frame(Language.ofRequest(), "/", "", false, false, false, List.of(), null);
        }
        HttpServletRequest request = on.getRequest();
        Authentication viewer = SecurityContextHolder.getContext().getAuthentication();
        boolean signedIn = viewer != null && !(viewer instanceof AnonymousAuthenticationToken);
        return new Frame(
                Language.ofRequest(),
                request.getRequestURI(),
                Objects.requireNonNullElse(request.getQueryString(), ""),
                request.getMethod().equals("POST"),
                signedIn,
                Boolean.TRUE.equals(request.getAttribute(DEMO)),
                navigation(request, roles(viewer)),
                (CsrfToken) request.getAttribute(CsrfToken.class.getName()));
    }

    private static Set<String> roles(@Nullable Authentication viewer) {
        Set<String> roles = new HashSet<>();
        if (viewer == null) {
            return roles;
        }
        for (var authority : viewer.getAuthorities()) {
            String name = String.valueOf(authority.getAuthority());
            if (name.startsWith(ROLE)) {
                roles.add(name.substring(ROLE.length()));
            }
        }
        return roles;
    }

    @SuppressWarnings("unchecked")
    private static List<NavigationEntry> navigation(HttpServletRequest request, Set<String> roles) {
        var all = (List<NavigationEntry>) request.getAttribute(NAVIGATION);
        return all == null ? List.of() : all.stream().filter(e -> e.isFor(roles)).toList();
    }

    /// Where the other language's version of this page is: with all that the address says besides.
    public String inLanguage(Language other) {
        String rest =
                Stream.of(query.split("&"))
                        .filter(part -> !part.isEmpty() && !part.startsWith("lang="))
                        .map(part -> part + "&")
                        .collect(Collectors.joining());
        return "?" + rest + "lang=" + other.code();
    }

    /// Whether this entry leads to the page that is shown.
    public boolean isHere(NavigationEntry entry) {
        return path.equals(entry.path());
    }
}
