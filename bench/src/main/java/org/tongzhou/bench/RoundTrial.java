package org.tongzhou.bench;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongzhou.gate.Gate;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.rounds.Progress;
import org.tongzhou.rounds.RoundMachine;
import org.tongzhou.rounds.Rounds;
import org.tongzhou.rounds.Step;

/// Takes a round of both plans from the freeze to its proof, through the production code.
@Component
@ConditionalOnProperty("tongzhou.bench.members")
class RoundTrial {

    private static final Duration OBJECTIONS = Duration.ofDays(4);

    private static final String COUNTED =
            """
            select coalesce(sum(members), 0) from rounds.folio_count
            where plan = :plan and round = :round
            """;

    private final Rounds rounds;
    private final RoundMachine machine;
    private final Gate gate;
    private final JdbcClient jdbc;
    private final OwnerDatabase owner;

    RoundTrial(
            Rounds rounds, RoundMachine machine, Gate gate, JdbcClient jdbc, OwnerDatabase owner) {
        this.rounds = rounds;
        this.machine = machine;
        this.gate = gate;
        this.jdbc = jdbc;
        this.owner = owner;
    }

    /// From the opening of the rounds to their proof.
    ///
    /// @param number of the round in both plans
    /// @param figures gets times, and what the database grew by
    /// @return members a second from the freeze to the proof
    double run(PopulationPlans plans, int number, long members, Map<String, Object> figures)
            throws SQLException {
        ListedPlan plan = plans.postPaid();
        Instant notice = plan.calendar().noticeInstant(number);
        moveTo(notice);
        owner.execute("checkpoint");
        long before = bytes();
        long start = System.nanoTime();
        machine.advance(Said.folios("freeze"));
        double freeze = Cores.secondsSince(start);
        publish(plans, number, members);
        moveTo(notice.plus(OBJECTIONS));
        for (ListedPlan one : List.of(plans.postPaid(), plans.prePaid())) {
            rounds.approve(one.number(), number, Step.STRIKE, 1);
            rounds.approve(one.number(), number, Step.STRIKE, 2);
        }
        long struck = System.nanoTime();
        FirstTick firstTick = new FirstTick(Said.folios("strike and sum tree"), struck);
        machine.advance(firstTick);
        double strike = Cores.secondsSince(struck);
        figures.put("noticeOn", plan.calendar().noticeDay(number).toString());
        long sharing = sharing(plans, number, figures);
        figures.put("freezeSeconds", Cores.thousandths(freeze));
        figures.put("statementSeconds", Cores.thousandths(firstTick.seconds()));
        figures.put("treeSeconds", Cores.thousandths(strike - firstTick.seconds()));
        figures.put("strikeAndTreeSeconds", Cores.thousandths(strike));
        figures.put("seconds", Cores.thousandths(freeze + strike));
        double rate = sharing / (freeze + strike);
        figures.put("membersPerSecond", Math.round(rate));
        figures.put("strikeMembersPerSecond", Math.round(sharing / strike));
        figures.put("bytesAdded", bytes() - before);
        return rate;
    }

    private void publish(PopulationPlans plans, int number, long members) {
        RoundCases cases = new RoundCases(jdbc);
        cases.publish(plans.postPaid().number(), number, members);
        int prePaid = plans.prePaid().number();
        long sharing =
                jdbc.sql(COUNTED)
                        .param("plan", prePaid)
                        .param("round", number)
                        .query(Long.class)
                        .single();
        cases.publish(prePaid, number, sharing, PopulationPlans.PRE_PAID_MINOR);
    }

    private long sharing(PopulationPlans plans, int number, Map<String, Object> figures) {
        long sharing = 0;
        long charged = 0;
        for (ListedPlan plan : List.of(plans.postPaid(), plans.prePaid())) {
            if (!rounds.isProven(rounds.find(plan.number(), number).orElseThrow())) {
                throw new IllegalStateException("the round is not proven: " + plan.code());
            }
            var statement = rounds.statement(plan.number(), number).orElseThrow();
            sharing += statement.members();
            charged += statement.charged().minor();
        }
        figures.put("sharing", sharing);
        figures.put("chargedMinor", charged);
        return sharing;
    }

    /// Prices and statement are there when the first folio is proven.
    private static final class FirstTick implements Progress {

        private final Progress watched;
        private final long start;
        private final AtomicLong nanos = new AtomicLong();

        FirstTick(Progress watched, long start) {
            this.watched = watched;
            this.start = start;
        }

        @Override
        public void at(int done, int all) {
            nanos.compareAndSet(0, System.nanoTime() - start);
            watched.at(done, all);
        }

        double seconds() {
            return nanos.get() / 1e9;
        }
    }

    /// The clock only moves forward: a round closes after the notice of the next.
    private void moveTo(Instant instant) {
        if (instant.isAfter(gate.now())) {
            gate.moveTo(instant);
        }
    }

    private long bytes() {
        return jdbc.sql("select pg_database_size(current_database())").query(Long.class).single();
    }
}
