package org.tongzhou.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;
import org.tongzhou.web.RequestPath;

/// What somebody sees who may not pass: a way to sign in, a problem for programs, or that there is
/// nothing here. Paths that nobody opened look the same as paths that do not exist.
@Component
class Closed implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final List<String> ROOMS = List.of("/me", "/staff", "/sign-out", "/actuator");
    private final ApiRefusals api;

    Closed(ApiRefusals api) {
        this.api = api;
    }

    @Override
    public void commence(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        if (RequestPath.isApi(request)) {
            api.notSignedIn(request, response);
        } else if (isRoom(request)) {
            String next = URLEncoder.encode(request.getRequestURI(), StandardCharsets.UTF_8);
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", "/sign-in?next=" + next);
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    @Override
    public void handle(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException {
        boolean isWrite = !request.getMethod().equals("GET") && !request.getMethod().equals("HEAD");
        if (RequestPath.isApi(request)) {
            api.refused(request, response, e);
        } else {
            boolean isHere = isRoom(request) || isWrite;
            response.sendError(isHere ? HttpStatus.FORBIDDEN.value() : 404);
        }
    }

    private static boolean isRoom(HttpServletRequest request) {
        String path = RequestPath.of(request);
        return ROOMS.stream().anyMatch(room -> path.equals(room) || path.startsWith(room + "/"));
    }
}
