package org.tongzhou.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.tongzhou.core.identity.ResidentIdentity;
import org.tongzhou.core.plan.Plan;
import org.tongzhou.core.plan.Question;
import org.tongzhou.core.plan.document.PlanDocuments;

/// Writes the requests of people who join, each a new person with an account of his own.
final class JoinRequests {

    /// Days of birth to choose from, all of an age that the plan takes.
    private static final int BIRTH_DAYS = 12_000;

    private static final int STEP_DAYS = 7919;
    private static final LocalDate FIRST_BIRTH = LocalDate.of(1970, 1, 1);
    private static final int ORDERS = 1000;
    private static final String CONSENTS =
            "\"NOT_INSURANCE\",\"PAYOUT_NOT_GUARANTEED\",\"SHARES_CHANGE\","
                    + "\"HEALTH_DECLARATION\",\"PUBLIC_NOTICE\",\"AUTOMATIC_DEBIT\"";

    private final AtomicInteger taken = new AtomicInteger();
    private final int accounts;
    private final long seed;
    private final String rest;

    JoinRequests(int accounts, long seed) {
        this.accounts = accounts;
        this.seed = Math.floorMod(seed, BIRTH_DAYS);
        this.rest = rest();
    }

    /// The next request as the bytes that are sent, or nothing if every account has joined.
    Optional<byte[]> next() {
        int account = taken.incrementAndGet();
        return account > accounts ? Optional.empty() : Optional.of(request(account));
    }

    private byte[] request(int account) {
        String body =
                """
                {"person":{"name":"压测员","documentKind":"CN","number":"%s"},\
                "mandate":{"ceilingMinor":5000,"account":"acc-%08d"},%s}\
                """
                        .formatted(number(account), account, rest);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String head =
                """
                POST /api/v1/joins HTTP/1.1\r
                Host: 127.0.0.1\r
                Authorization: Bearer %s\r
                Idempotency-Key: 0190f3a2-7b1c-7000-8000-%012d\r
                Content-Type: application/json\r
                Accept: application/json\r
                Content-Length: %d\r
                \r
                """
                        .formatted(BenchPreparation.token(account), account, bytes.length);
        byte[] start = head.getBytes(StandardCharsets.US_ASCII);
        byte[] all = java.util.Arrays.copyOf(start, start.length + bytes.length);
        System.arraycopy(bytes, 0, all, start.length, bytes.length);
        return all;
    }

    /// A number of its own for each account: a turn goes through every day once, by steps of a
    /// prime, and each turn has an order of its own.
    private String number(int account) {
        int turn = account / BIRTH_DAYS;
        long day = ((long) account * STEP_DAYS + seed) % BIRTH_DAYS;
        LocalDate birth = FIRST_BIRTH.plusDays(day);
        String first17 =
                "1101%02d%s%03d"
                        .formatted(
                                1 + turn / ORDERS,
                                birth.toString().replace("-", ""),
                                turn % ORDERS);
        return first17 + ResidentIdentity.check(first17);
    }

    private static String rest() {
        Plan plan =
                new PlanDocuments(JoinRequests::shipped)
                        .plan(
                                BenchPreparation.PLAN_DOCUMENT,
                                shipped(BenchPreparation.PLAN_DOCUMENT).orElseThrow());
        List<Question> questions = plan.declaration().questions();
        String answers =
                questions.stream()
                        .map(question -> "\"" + question.id() + "\":false")
                        .collect(Collectors.joining(","));
        return "\"plan\":\"%s\",\"answers\":{%s},\"consents\":[%s],\"country\":\"CN\""
                .formatted(plan.code(), answers, CONSENTS);
    }

    private static Optional<String> shipped(String path) {
        try (InputStream in = JoinRequests.class.getResourceAsStream("/plans/" + path)) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
