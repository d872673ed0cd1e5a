package org.tongzhou.enrolment;

import java.sql.Timestamp;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tongzhou.gate.Gate;

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
    private static final String HAS =
            """
            select exists (
                select from enrolment.preregistration where plan = :plan and account = :account)
            """;
    private static final String LIST =
            """
            select account from enrolment.preregistration
            where plan = :plan and account > :after order by account limit :most
            """;

    private final JdbcClient jdbc;
    private final Gate gate;

    Preregistrations(JdbcClient jdbc, Gate gate) {
        this.jdbc = jdbc;
        this.gate = gate;
    }

    /// Puts a name down; done again, it changes nothing.
    @Transactional
    public void add(int plan, long account) {
        jdbc.sql(ADD)
                .param("plan", plan)
                .param("account", account)
                .param("at", Timestamp.from(gate.now()))
                .update();
    }

    @Transactional
    public void remove(int plan, long account) {
        jdbc.sql(REMOVE).param("plan", plan).param("account", account).update();
    }

    public boolean has(int plan, long account) {
        return jdbc.sql(HAS)
                .param("plan", plan)
                .param("account", account)
                .query(Boolean.class)
                .single();
    }

    /// Accounts to be told when the plan opens, above a number.
    public List<Long> accounts(int plan, long afterAccount, int most) {
        return jdbc.sql(LIST)
                .param("plan", plan)
                .param("after", afterAccount)
                .param("most", most)
                .query((row, _) -> row.getLong("account"))
                .list();
    }
}
