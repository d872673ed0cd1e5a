package org.tongzhou.web;

import jakarta.servlet.http.HttpServletRequest;

/// The path that a request asks for, decoded, as the controllers are chosen by it.
///
/// What decides by the path asks here: `getRequestURI` is what the client typed, and `/%61pi/` is
/// `/api/` in other letters.
public final class RequestPath {

    private static final String API = "/api/";

    private RequestPath() {}

    public static String of(HttpServletRequest request) {
        String rest = request.getPathInfo();
        return rest == null ? request.getServletPath() : request.getServletPath() + rest;
    }

    /// Whether a program asks: it is answered with problem details, not with pages.
    public static boolean isApi(HttpServletRequest request) {
        return of(request).startsWith(API);
    }
}
