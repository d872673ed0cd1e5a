package org.tongzhou.enrolment;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.tongzhou.gate.Gate;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;

/// The door to names put down for plans that are not open yet.
@Component
public class Preregistrations {

    private static final String ADD =
            """
            insert into enrolment.preregistration (plan, account, at) values (:plan, :account, :at)
            on conflict (plan, account) do nothing
            """;
    private static final String REMOVE =
            "delete from enrolment.preregistration where plan = :plan and account = :account";
    private static final String SINCE =
            "select at from enrolment.preregistration where plan = :plan and account = :account";
    private static final String MOVE =
            """
            with opened as (
                delete from enrolment.preregistration p
                where p.plan = :plan and p.account in (
                    select w.account from enrolment.preregistration w
                    where w.plan = :plan order by w.account limit :most)
                returning p.plan, p.account, p.at)
            insert into enrolment.preregistration_told (plan, account, at, told_at)
            select o.plan, o.account, o.at, :now from opened o
            on conflict (plan, account) do nothing
            returning account
            """;
    private static final int AT_ONCE = 500;

    private final JdbcClient jdbc;
    private final Plans plans;
    private final Gate gate;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    Preregistrations(
            JdbcClient jdbc,
            Plans plans,
            Gate gate,
            TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.plans = plans;
        this.gate = gate;
        this.transaction = transaction;
        this.events = events;
    }

    /// Whether names are put down for a plan at `now`: it opens later and says so.
    public static boolean areTaken(ListedPlan plan, Instant now) {
        var admission = plan.plan().admission();
        return !plan.isClosing()
                && admission.preregistration()
                && !admission.hasOpenedOn(plan.plan().dayOf(now));
    }

    /// Puts a name down; done again, it changes nothing.
    ///
    /// @return false if the plan takes no names, or no longer
    @Transactional
    public boolean add(ListedPlan plan, long account) {
        Instant now = gate.now();
        if (!areTaken(plan, now)) {
            return false;
        }
        jdbc.sql(ADD)
                .param("plan", plan.number())
                .param("account", account)
                .param("at", Timestamp.from(now))
                .update();
        return true;
    }

    /// Takes a name back; where there is none, it changes nothing.
    @Transactional
    public void remove(int plan, long account) {
        jdbc.sql(REMOVE).param("plan", plan).param("account", account).update();
    }

    /// Since when an account waits for a plan.
    public Optional<Instant> since(int plan, long account) {
        return jdbc.sql(SINCE)
                .param("plan", plan)
                .param("account", account)
                .query((row, _) -> row.getTimestamp("at").toInstant())
                .optional();
    }

    /// Tells those who wait for a plan that has opened, some in each transaction.
    ///
    /// A name is moved and its account told together, so that doing this again, after a crash or
    /// on another server, tells nobody twice and leaves nobody out.
    public void advance() {
        Instant now = gate.now();
        for (ListedPlan plan : plans.inForce(now)) {
            var admission = plan.plan().admission();
            boolean opened =
                    admission.preregistration() && admission.hasOpenedOn(plan.plan().dayOf(now));
            while (opened && !plan.isClosing() && tellSome(plan, now)) {
                // Until nobody waits.
            }
        }
    }

    private boolean tellSome(ListedPlan plan, Instant now) {
        List<Long> told =
                transaction.execute(_ -> {
                    List<Long> accounts = move(plan, now);
                    for (long account : accounts) {
                        events.publishEvent(new PlanOpened(plan.code(), account));
                    }
                    return accounts;
                });
        return told != null && !told.isEmpty();
    }

    private List<Long> move(ListedPlan plan, Instant now) {
        return jdbc.sql(MOVE)
                .param("plan", plan.number())
                .param("most", AT_ONCE)
                .param("now", Timestamp.from(now))
                .query((row, _) -> row.getLong("account"))
                .list();
    }
}
