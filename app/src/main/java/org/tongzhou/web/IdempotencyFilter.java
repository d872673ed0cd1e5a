package org.tongzhou.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.tongzhou.web.IdempotencyKeys.Answer;
import org.tongzhou.web.IdempotencyKeys.Known;
import org.tongzhou.web.IdempotencyKeys.WriteKey;

/// Runs every API write in one transaction with the answer to its `Idempotency-Key`.
///
/// Effect and answer commit together or not at all, and the client hears of it afterwards. An
/// answer of 400 or more rolls back and is not kept: nothing happened, so doing it again is safe.
/// Writes that are named as [OwnTransactions] run in none, and keep their answer afterwards.
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 100)
class IdempotencyFilter extends OncePerRequestFilter {

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7e]{1,128}");
    private static final int LARGEST_BODY_BYTES = 16 * 1024 * 1024;

    private final IdempotencyKeys keys;
    private final Problems problems;
    private final Addresses addresses;
    private final Set<String> ownTransactions;
    private final TransactionTemplate transaction;

    IdempotencyFilter(
            IdempotencyKeys keys,
            Problems problems,
            Addresses addresses,
            List<OwnTransactions> ownTransactions,
            PlatformTransactionManager transactions) {
        this.keys = keys;
        this.problems = problems;
        this.addresses = addresses;
        this.ownTransactions =
                ownTransactions.stream()
                        .map(OwnTransactions::operation)
                        .collect(Collectors.toUnmodifiableSet());
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return READS.contains(request.getMethod()) || !RequestPath.isApi(request);
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication by = SecurityContextHolder.getContext().getAuthentication();
        String header = request.getHeader("Idempotency-Key");
        if (by == null || header == null || !PRINTABLE.matcher(header).matches()) {
            if (addresses.endpoint(request).isEmpty()) {
                // Nothing answers here that could do anything: better told than a missing key.
                chain.doFilter(request, response);
                return;
            }
            String reason = Words.of("web.error.key.missing");
            problems.write(response, Problems.of(HttpStatus.BAD_REQUEST, reason));
            return;
        }
        byte[] body = request.getInputStream().readNBytes(LARGEST_BODY_BYTES + 1);
        if (body.length > LARGEST_BODY_BYTES) {
            problems.write(response, HttpStatus.CONTENT_TOO_LARGE);
            return;
        }
        String operation = request.getMethod() + " " + RequestPath.of(request);
        WriteKey key = new WriteKey(Long.parseLong(by.getName()), header, operation);
        var run = new Run(key, new WithBody(request, body), response, chain, digest(request, body));
        if (ownTransactions.contains(operation)) {
            run.outsideTransaction();
            return;
        }
        run.inTransaction();
    }

    private static byte[] digest(HttpServletRequest request, byte[] body) {
        byte[] query = (request.getQueryString() + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] both = java.util.Arrays.copyOf(query, query.length + body.length);
        System.arraycopy(body, 0, both, query.length, body.length);
        return IdempotencyKeys.sha256(both);
    }

    /// One write on its way through.
    private final class Run {

        private final WriteKey key;
        private final HttpServletRequest request;
        private final HttpServletResponse response;
        private final FilterChain chain;
        private final byte[] digest;

        Run(
                WriteKey key,
                HttpServletRequest request,
                HttpServletResponse response,
                FilterChain chain,
                byte[] digest) {
            this.key = key;
            this.request = request;
            this.response = response;
            this.chain = chain;
            this.digest = digest;
        }

        void inTransaction() throws IOException, ServletException {
            var buffered = new ContentCachingResponseWrapper(response);
            try {
                tell(transaction.execute(status -> look(status, buffered)), buffered);
            } catch (HandlerFailed failed) {
                failed.rethrow();
            }
        }

        void outsideTransaction() throws IOException, ServletException {
            var buffered = new ContentCachingResponseWrapper(response);
            Known known = transaction.execute(_ -> keys.look(key, digest));
            if (known instanceof Known.New) {
                chain.doFilter(request, buffered);
                if (buffered.getStatus() < 400) {
                    known = transaction.execute(status -> kept(status, buffered));
                }
            }
            tell(known, buffered);
        }

        private void tell(Known known, ContentCachingResponseWrapper buffered) throws IOException {
            switch (known) {
                case Known.New() -> buffered.copyBodyToResponse();
                case Known.Answered(var answer) -> give(answer);
                case Known.Other() ->
                        refuse(HttpStatus.UNPROCESSABLE_CONTENT, "web.error.key.other");
                case Known.InFlight() -> {
                    response.setHeader(HttpHeaders.RETRY_AFTER, "1");
                    refuse(HttpStatus.CONFLICT, "web.error.key.inFlight");
                }
            }
        }

        private Known look(TransactionStatus status, ContentCachingResponseWrapper buffered) {
            Known known = keys.look(key, digest);
            if (!(known instanceof Known.New)) {
                return known;
            }
            try {
                chain.doFilter(request, buffered);
            } catch (IOException | ServletException e) {
                throw new HandlerFailed(e);
            }
            if (buffered.getStatus() >= 400) {
                status.setRollbackOnly();
                return known;
            }
            return kept(status, buffered);
        }

        /// Keeps the answer, unless another request with this key was answered meanwhile.
        private Known kept(TransactionStatus status, ContentCachingResponseWrapper buffered) {
            Answer answer =
                    new Answer(
                            buffered.getStatus(),
                            buffered.getContentType(),
                            buffered.getHeader(HttpHeaders.LOCATION),
                            buffered.getContentAsByteArray());
            if (keys.store(key, digest, answer)) {
                return new Known.New();
            }
            buffered.reset();
            status.setRollbackOnly();
            return new Known.InFlight();
        }

        private void give(Answer answer) throws IOException {
            response.setStatus(answer.status());
            response.setHeader("Idempotency-Replayed", "true");
            if (answer.location() != null) {
                response.setHeader(HttpHeaders.LOCATION, answer.location());
            }
            if (answer.contentType() != null) {
                response.setContentType(answer.contentType());
            }
            response.getOutputStream().write(answer.body());
        }

        private void refuse(HttpStatus status, String wordsKey) throws IOException {
            problems.write(response, Problems.of(status, Words.of(wordsKey)));
        }
    }

    /// Carries what the handler threw out of the transaction, which rolls back.
    private static final class HandlerFailed extends RuntimeException {

        HandlerFailed(Exception cause) {
            super(cause);
        }

        void rethrow() throws IOException, ServletException {
            if (getCause() instanceof IOException e) {
                throw e;
            }
            throw new ServletException(getCause());
        }
    }

    /// The request with its body read already.
    private static final class WithBody extends HttpServletRequestWrapper {

        private final ByteArrayInputStream body;

        WithBody(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = new ByteArrayInputStream(body);
        }

        @Override
        public BufferedReader getReader() {
            return new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
        }

        @Override
        public ServletInputStream getInputStream() {
            return new ServletInputStream() {
                @Override
                public int read() {
                    return body.read();
                }

                @Override
                public int read(byte[] into, int from, int length) {
                    return body.read(into, from, length);
                }

                @Override
                public boolean isFinished() {
                    return body.available() == 0;
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(@Nullable ReadListener listener) {
                    throw new UnsupportedOperationException("the body is here already");
                }
            };
        }
    }
}
