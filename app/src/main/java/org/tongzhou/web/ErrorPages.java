package org.tongzhou.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/// What is shown when something fails: a friendly page, or a problem for programs.
@Controller
class ErrorPages implements ErrorController {

    private final Problems problems;
    private final Addresses addresses;

    ErrorPages(Problems problems, Addresses addresses) {
        this.problems = problems;
        this.addresses = addresses;
    }

    @RequestMapping("/error")
    @Nullable ModelAndView show(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatus known = HttpStatus.resolve(code instanceof Integer number ? number : 404);
        HttpStatus status = known == null ? HttpStatus.INTERNAL_SERVER_ERROR : known;
        String path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        if (path.startsWith("/api/")) {
            problems.write(response, problem(status, response));
            return null;
        }
        return isOpened(request, status)
                ? addresses.openAbove(path).map(Pages::next).orElseGet(() -> page(status))
                : page(status);
    }

    /// Whether a browser opens an address that only takes what a form sends: its page is above it.
    private static boolean isOpened(HttpServletRequest request, HttpStatus status) {
        return status == HttpStatus.METHOD_NOT_ALLOWED && request.getMethod().equals("GET");
    }

    /// Spring answers so where no endpoint does: 404 is an address that there is not.
    private static ProblemDetail problem(HttpStatus status, HttpServletResponse response) {
        String allowed = response.getHeader(HttpHeaders.ALLOW);
        if (status == HttpStatus.METHOD_NOT_ALLOWED && allowed != null) {
            return Problems.otherMethods(List.of(allowed.split(", ?", -1)));
        }
        return status == HttpStatus.NOT_FOUND ? Problems.noSuchAddress() : Problems.of(status);
    }

    static ModelAndView page(HttpStatus status) {
        String key = Problems.words(status);
        return Pages.show(
                "web/message",
                new MessagePage(
                        Words.of(key), Words.of(key + ".text"), Words.of("web.error.home"), "/"),
                status);
    }
}
