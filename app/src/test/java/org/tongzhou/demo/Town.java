package org.tongzhou.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.tongzhou.gate.Gate;
import org.tongzhou.plans.Plans;

/// A town of some three hundred people that lives its days through the doors.
///
/// A day may be begun again after a crash, on any server: what its people do happens once, in one
/// transaction; all the rest are the machines, which must not mind.
final class Town {

    static final LocalDate START = LocalDate.of(2025, 1, 1);

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String LIVE =
            "insert into town.lived (day) values (?) on conflict do nothing";
    private static final List<String> DOCUMENTS =
            List.of(
                    "demo/demo-xiang-hu-bao.yaml",
                    "demo/demo-senior.yaml",
                    "demo/demo-waterdrop.yaml");
    static final long FINANCE = 900_001;

    private final ApplicationContext context;
    private final Gate gate;
    private final Machines machines;
    private final TownPeople people;
    private final Runnable inStep;

    Town(ApplicationContext context) {
        this(context, () -> {});
    }

    /// A town on one of several servers; `inStep` waits for the others, so that no clock moves
    /// while one of them is still at work.
    Town(ApplicationContext context, Runnable inStep) {
        this.inStep = inStep;
        this.context = context;
        this.gate = context.getBean(Gate.class);
        this.machines = new Machines(context);
        this.people = new TownPeople(context);
    }

    /// Founds the town on its first day, on an empty database that `owner` owns.
    void found(Connection owner) throws SQLException {
        try (var statement = owner.createStatement()) {
            statement.execute(
                    """
                    create schema town;
                    create table town.lived (day date primary key);
                    create table town.member (
                        name text primary key, enrolment bigint, account bigint);
                    grant usage on schema town to tongzhou_app;
                    grant select, insert on all tables in schema town to tongzhou_app;
                    """);
        }
        gate.moveTo(at(START, 1));
        context.getBean(Plans.class).publishShipped(DOCUMENTS);
        context.getBean(DemoStaff.class).hire();
        gate.moveTo(at(START, 9));
        people.moveIn();
    }

    /// Lives until the end of `until`, from where the clock stands.
    void liveUntil(LocalDate until) {
        for (LocalDate day = today(); !day.isAfter(until); day = day.plusDays(1)) {
            live(day);
        }
    }

    LocalDate today() {
        return LocalDate.ofInstant(gate.now(), ZONE);
    }

    private void live(LocalDate today) {
        inStep.run();
        moveTo(at(today, 1));
        machines.night();
        inStep.run();
        moveTo(at(today, 9));
        once(today, () -> people.happen(today));
        machines.day();
        inStep.run();
        once(today.minusYears(100), people::repairAccounts);
    }

    private void moveTo(Instant instant) {
        if (gate.now().isBefore(instant)) {
            gate.moveTo(instant);
        }
    }

    private void once(LocalDate day, Runnable events) {
        context.getBean(TransactionTemplate.class)
                .executeWithoutResult(_ -> {
                    int first = context.getBean(JdbcClient.class).sql(LIVE).param(day).update();
                    if (first == 1) {
                        events.run();
                    }
                });
    }

    private static Instant at(LocalDate day, int hour) {
        return day.atTime(hour, 0).atZone(ZONE).toInstant();
    }
}
