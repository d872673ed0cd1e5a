package org.tongzhou.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongzhou.collection.CollectionMachine;
import org.tongzhou.gate.Gate;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.rounds.Round;
import org.tongzhou.rounds.RoundState;
import org.tongzhou.rounds.Rounds;
import org.tongzhou.rounds.Step;

/// Debits a round that [RoundTrial] struck, through the production code and a channel of files: all
/// batches, their answers, one retry, and the close.
@Component
@ConditionalOnProperty("tongzhou.bench.members")
class CollectionTrial {

    /// Payers of a first debit whose money is not there.
    private static final double FAILING = 0.025;

    /// Of those, who still fail a day later.
    private static final double FAILING_AGAIN = 0.1;

    private static final String WRITTEN_OFF =
            "select coalesce(sum(shares), 0) from collection.written_off";

    private final CollectionMachine collection;
    private final Rounds rounds;
    private final Gate gate;
    private final JdbcClient jdbc;
    private final OwnerDatabase owner;
    private final CollectionAnswers answers;

    CollectionTrial(
            CollectionMachine collection,
            Rounds rounds,
            Gate gate,
            JdbcClient jdbc,
            OwnerDatabase owner,
            @Value("${tongzhou.channel.folder}") String folder,
            @Value("${tongzhou.bench.seed:1}") long seed) {
        this.collection = collection;
        this.rounds = rounds;
        this.gate = gate;
        this.jdbc = jdbc;
        this.owner = owner;
        this.answers = new CollectionAnswers(Path.of(folder), seed);
    }

    /// From the release of the debits to the close.
    ///
    /// @param before the sizes before the round's freeze
    /// @param figures gets times, and what tables grew by
    /// @return the sizes after the close
    TableSizes run(
            PopulationPlans plans, int number, TableSizes before, Map<String, Object> figures)
            throws SQLException, IOException, InterruptedException {
        ListedPlan plan = plans.postPaid();
        prepare(plans);
        for (ListedPlan one : List.of(plans.postPaid(), plans.prePaid())) {
            rounds.approve(one.number(), number, Step.DEBITS, 1);
            rounds.approve(one.number(), number, Step.DEBITS, 2);
        }
        LocalDate debitOn = plan.calendar().debitDay(number);
        moveTo(plan, debitOn);
        long payers = debit(before, figures);
        moveTo(plan, debitOn.plusDays(1));
        retry(before, figures);
        moveTo(plan, plan.calendar().debitDay(number + 1).minusDays(1));
        close(plans, number, payers, figures);
        new OwnVacuum(jdbc).await();
        TableSizes after = TableSizes.of(jdbc);
        Map<String, Long> grown = after.since(before);
        figures.put("bytesAddedAfterClose", grown.get("all"));
        figures.put("bytesAddedByEndedCover", ofEndedCover(grown));
        figures.put("bytesAfterClose", grown);
        return after;
    }

    /// What a close writes for each member whose cover ends, which depends on how many those are.
    private static long ofEndedCover(Map<String, Long> grown) {
        return Stream.of("collection.written_off", "enrolment.span")
                .mapToLong(table -> grown.getOrDefault(table, 0L))
                .sum();
    }

    /// Members whose cover may end while the round is collected: of households that have something
    /// open from a round before, or whose balance runs low. They are looked up by what the
    /// membership leaves out; a running platform has it.
    private void prepare(PopulationPlans plans) throws SQLException {
        Said.progress("memberships of those whose cover may end");
        ListedPlan plan = plans.postPaid();
        String sql =
                """
                insert into enrolment.membership (folio, household, enrolment, person, plan,
                    plan_version, joined_at, covered_from, declaration_version, declaration_sealed,
                    consents)
                select s.folio, s.household, s.enrolment, s.enrolment, s.plan, %d, s.at,
                    s.at::date, 1, '', '[]'
                from (
                        select folio, household, %d::smallint as plan from collection.unpaid
                        union
                        select folio, household, plan from collection.top_up where epoch < %d
                    ) judged
                    join enrolment.span s
                        on s.folio = judged.folio and s.plan = judged.plan
                            and s.household = judged.household
                where s.segment = 1 and s.revision = 1
                on conflict do nothing
                """
                        .formatted(plan.plan().version(), plan.number(), MadeUpHousehold.LATELY);
        try (Connection connection = owner.connect();
                var statement = connection.createStatement()) {
            // A few of many: by the key.
            statement.execute("set enable_hashjoin = off; set enable_mergejoin = off");
            statement.execute(sql);
        }
    }

    /// The first debits and their answers, and how many households were asked.
    private long debit(TableSizes before, Map<String, Object> figures) throws IOException {
        Said.progress("debits");
        CollectionClock clock = new CollectionClock();
        collection.advance();
        CollectionClock.Used prepared = clock.lap();
        CollectionAnswers.Written written = answers.write(FAILING);
        Said.progress("answers");
        clock.lap();
        collection.advance();
        CollectionClock.Used answered = clock.lap();
        figures.put("payers", written.instructions());
        figures.put("failing", written.notTaken());
        prepared.put(figures, "debits", written.instructions());
        answered.put(figures, "answers", written.instructions());
        Map<String, Long> grown = TableSizes.of(jdbc).since(before);
        figures.put("bytesAddedWhileOpen", grown.get("all"));
        figures.put("bytesWhileOpen", grown);
        return written.instructions();
    }

    private void retry(TableSizes before, Map<String, Object> figures) throws IOException {
        Said.progress("retry");
        CollectionClock clock = new CollectionClock();
        collection.advance();
        CollectionClock.Used prepared = clock.lap();
        CollectionAnswers.Written written = answers.write(FAILING_AGAIN);
        clock.lap();
        collection.advance();
        figures.put("retried", written.instructions());
        prepared.plus(clock.lap()).put(figures, "retry", written.instructions());
        figures.put("bytesAfterRetry", TableSizes.of(jdbc).since(before));
    }

    private long writtenOff() {
        return jdbc.sql(WRITTEN_OFF).query(Long.class).single();
    }

    private void close(
            PopulationPlans plans, int number, long payers, Map<String, Object> figures) {
        Said.progress("close");
        long before = writtenOff();
        CollectionClock clock = new CollectionClock();
        collection.advance();
        clock.lap().put(figures, "close", payers);
        figures.put("linesWrittenOff", writtenOff() - before);
        for (ListedPlan plan : List.of(plans.postPaid(), plans.prePaid())) {
            Round round = rounds.find(plan.number(), number).orElseThrow();
            if (round.state() != RoundState.CLOSED) {
                throw new IllegalStateException("the round is not closed: " + plan.code());
            }
        }
    }

    private void moveTo(ListedPlan plan, LocalDate day) {
        gate.moveTo(day.atTime(LocalTime.of(9, 0)).atZone(plan.plan().zone()).toInstant());
    }
}
