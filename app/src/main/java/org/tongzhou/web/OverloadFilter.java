package org.tongzhou.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Takes in as many requests as can be worked on, lets a few wait a moment, and sends the
/// others away
/// at the door with 503: what came in is finished, what did not come in has changed nothing.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class OverloadFilter extends OncePerRequestFilter {

    private static final String RETRY_AFTER_SECONDS = "2";
    private final Settings settings;
    private final Problems problems;
    private final Semaphore inside;
    private final Semaphore waiting;
    private final ClientRates rates;

    /// How many at once, how many may wait and how long, and how many a second from one address
    /// (its
    /// burst is ten seconds' worth; 0 is no limit).
    @ConfigurationProperties("tongzhou.overload")
    record Settings(
            @DefaultValue("64") int inside,
            @DefaultValue("256") int waiting,
            @DefaultValue("2000") int waitMillis,
            @DefaultValue("50") int perClientPerSecond) {}

    OverloadFilter(Settings settings, Problems problems, Clock clock) {
        this.settings = settings;
        this.problems = problems;
        this.inside = new Semaphore(settings.inside(), true);
        this.waiting = new Semaphore(settings.waiting());
        this.rates = new ClientRates(settings.perClientPerSecond(), clock);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return RequestPath.of(request).startsWith("/actuator/");
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!rates.allows(request.getRemoteAddr())) {
            sendAway(request, response, HttpStatus.TOO_MANY_REQUESTS);
        } else if (!enter()) {
            sendAway(request, response, HttpStatus.SERVICE_UNAVAILABLE);
        } else {
            try {
                chain.doFilter(request, response);
            } finally {
                inside.release();
            }
        }
    }

    private boolean enter() {
        if (inside.tryAcquire()) {
            return true;
        }
        if (!waiting.tryAcquire()) {
            return false;
        }
        try {
            return inside.tryAcquire(settings.waitMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            waiting.release();
        }
    }

    /// Cheap on purpose: no template, no session, no database.
    private void sendAway(
            HttpServletRequest request, HttpServletResponse response, HttpStatus status)
            throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        if (RequestPath.isApi(request)) {
            problems.write(response, status);
            return;
        }
        String key = "web.error." + status.value();
        response.setStatus(status.value());
        response.setContentType(MediaType.TEXT_HTML_VALUE + ";charset=UTF-8");
        response.getWriter()
                .write(
                        "<!doctype html><meta name=viewport content=width=device-width><title>"
                                + Words.of(key)
                                + "</title><h1>"
                                + Words.of(key)
                                + "</h1><p>"
                                + Words.of(key + ".text")
                                + "</p>");
    }
}
