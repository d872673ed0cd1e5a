package org.tongzhou.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongzhou.accounts.Accounts;
import org.tongzhou.core.identity.OtherDocument;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.plan.Question;
import org.tongzhou.core.plan.Sex;
import org.tongzhou.enrolment.Application;
import org.tongzhou.enrolment.Enrolments;
import org.tongzhou.enrolment.FirstJoin;
import org.tongzhou.members.MandateDetails;
import org.tongzhou.members.NewPerson;
import org.tongzhou.plans.ListedPlan;

/// Members with an account, among the many that have none: they read their passbooks and receipts
/// under measurement. They join through the front door, before all others.
@Component
@ConditionalOnProperty("tongzhou.bench.readers")
class Readers {

    /// What the parent process hears of them: their enrolments, with commas.
    static final String SAYS = "bench readers: ";

    private static final String COOKIE = "bench-reader-";
    private static final LocalDate BORN = LocalDate.of(1985, 6, 7);
    private static final String SESSION =
            """
            insert into accounts.session
                (token_hash, account, created_at, seen_at, idle_seconds, expires_at)
            values (sha256(convert_to(:cookie, 'UTF8')), :account, now(), now(), 86400,
                now() + interval '1 day')
            """;

    private final Accounts accounts;
    private final Enrolments enrolments;
    private final JdbcClient jdbc;
    private final int count;

    Readers(
            Accounts accounts,
            Enrolments enrolments,
            JdbcClient jdbc,
            @Value("${tongzhou.bench.readers}") int count) {
        this.accounts = accounts;
        this.enrolments = enrolments;
        this.jdbc = jdbc;
        this.count = count;
    }

    /// The session's cookie of the reader with this enrolment.
    static String cookie(long enrolment) {
        return "tongzhou=" + COOKIE + enrolment;
    }

    void join(ListedPlan plan) {
        List<String> joined = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            joined.add(Long.toString(join(plan, i)));
        }
        System.out.println(SAYS + String.join(",", joined));
    }

    private long join(ListedPlan plan, int number) {
        long account = accounts.createUnlisted().id();
        Map<String, Boolean> answers = new HashMap<>();
        for (Question question : plan.plan().declaration().questions()) {
            answers.put(question.id(), false);
        }
        var document = new OtherDocument("SG", "BENCH%07d".formatted(number), BORN, Sex.FEMALE);
        var mandate = new MandateDetails(new Amount(50_00), "ok-reader-" + number);
        var all = Set.of(Application.Consent.values());
        FirstJoin outcome =
                enrolments.join(
                        account,
                        new NewPerson("Bench Reader", document),
                        mandate,
                        new Application(0, plan.number(), answers, all, "CN"));
        if (!(outcome instanceof FirstJoin.Enrolled enrolled)) {
            throw new IllegalStateException("a reader was not taken: " + outcome);
        }
        long enrolment = enrolled.joined().enrolment();
        jdbc.sql(SESSION).param("cookie", COOKIE + enrolment).param("account", account).update();
        return enrolment;
    }
}
