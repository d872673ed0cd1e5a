package org.tongzhou.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.tongzhou.collection.CollectionMachine;
import org.tongzhou.gate.Gate;
import org.tongzhou.plans.Plans;
import org.tongzhou.rounds.Progress;
import org.tongzhou.rounds.Round;
import org.tongzhou.rounds.RoundMachine;
import org.tongzhou.rounds.RoundState;
import org.tongzhou.rounds.Rounds;
import org.tongzhou.rounds.Step;

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
    private static final long CASHIER = 900_002;
    private static final int MOST_EXCHANGES_A_DAY = 4;
    private static final int MOST_OVERTAKEN = 5;

    private final ApplicationContext context;
    private final Gate gate;
    private final Rounds rounds;
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
        this.rounds = context.getBean(Rounds.class);
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
        LocalDate today = LocalDate.ofInstant(gate.now(), ZONE);
        for (LocalDate day = today; !day.isAfter(until); day = day.plusDays(1)) {
            live(day);
        }
    }

    private void live(LocalDate today) {
        RoundMachine machine = context.getBean(RoundMachine.class);
        inStep.run();
        moveTo(at(today, 1));
        again(() -> machine.advance(Progress.UNWATCHED));
        inStep.run();
        moveTo(at(today, 9));
        once(today, () -> people.happen(today));
        approve();
        again(() -> machine.advance(Progress.UNWATCHED));
        approve();
        exchange();
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

    private void approve() {
        for (RoundState state :
                List.of(RoundState.ANNOUNCED, RoundState.STRUCK, RoundState.COLLECTING)) {
            for (Round round : rounds.in(state)) {
                Step step =
                        switch (state) {
                            case ANNOUNCED -> Step.STRIKE;
                            case STRUCK -> Step.DEBITS;
                            case OPEN, FREEZING, COLLECTING, CLOSED -> Step.PAYOUTS;
                        };
                if (!rounds.isReleased(round, step)) {
                    rounds.approve(round.plan(), round.number(), step, FINANCE);
                    rounds.approve(round.plan(), round.number(), step, CASHIER);
                }
            }
        }
    }

    private void exchange() {
        CollectionMachine collection = context.getBean(CollectionMachine.class);
        again(collection::advance);
        for (int times = 0; times < MOST_EXCHANGES_A_DAY && collection.isBusy(); times++) {
            again(collection::advance);
        }
    }

    /// A step that another server overtook is rolled back and done again, as the next tick would.
    private static void again(Runnable step) {
        for (int overtaken = 0; ; overtaken++) {
            try {
                step.run();
                return;
            } catch (ConcurrencyFailureException e) {
                if (overtaken == MOST_OVERTAKEN) {
                    throw e;
                }
            }
        }
    }

    private static Instant at(LocalDate day, int hour) {
        return day.atTime(hour, 0).atZone(ZONE).toInstant();
    }
}
