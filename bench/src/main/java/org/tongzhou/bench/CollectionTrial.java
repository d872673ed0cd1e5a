package org.tongzhou.bench;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.stereotype.Component;
import org.tongzhou.collection.CollectionMachine;
import org.tongzhou.gate.Gate;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;
import org.tongzhou.rounds.Round;
import org.tongzhou.rounds.RoundState;
import org.tongzhou.rounds.Rounds;
import org.tongzhou.rounds.Step;
import tools.jackson.databind.json.JsonMapper;

/// Debits the round that [RoundTrial] struck, through the production code and a channel of files:
/// all batches, their answers, one retry, and the close.
@Component
@ConditionalOnProperty({"tongzhou.bench.members", "tongzhou.channel.folder"})
class CollectionTrial {

    /// Payers of a first debit whose money is not there.
    private static final double FAILING = 0.025;

    /// Of those, who still fail a day later.
    private static final double FAILING_AGAIN = 0.1;

    private final CollectionMachine collection;
    private final Rounds rounds;
    private final Plans plans;
    private final Gate gate;
    private final JdbcClient jdbc;
    private final DataSource owner;
    private final CollectionAnswers answers;
    private final Map<String, Object> figures = new LinkedHashMap<>();
    private long payers;

    CollectionTrial(
            CollectionMachine collection,
            Rounds rounds,
            Plans plans,
            Gate gate,
            JdbcClient jdbc,
            FlywayConnectionDetails owner,
            @Value("${tongzhou.channel.folder}") String folder,
            @Value("${tongzhou.bench.seed:1}") long seed) {
        this.collection = collection;
        this.rounds = rounds;
        this.plans = plans;
        this.gate = gate;
        this.jdbc = jdbc;
        this.owner =
                new DriverManagerDataSource(
                        requireNonNull(owner.getJdbcUrl()),
                        requireNonNull(owner.getUsername()),
                        requireNonNull(owner.getPassword()));
        this.answers = new CollectionAnswers(Path.of(folder), seed);
    }

    @EventListener(ApplicationReadyEvent.class)
    void run() throws SQLException, IOException {
        Round round = rounds.in(RoundState.STRUCK).getLast();
        ListedPlan plan = plans.version(round.plan(), round.planVersion());
        rounds.approve(round.plan(), round.number(), Step.DEBITS, 1);
        rounds.approve(round.plan(), round.number(), Step.DEBITS, 2);
        owner("vacuum (freeze, analyze) members.mandate");
        moveTo(plan, round.debitOn());
        CollectionSizes before = CollectionSizes.of(jdbc);

        debit(before);
        moveTo(plan, round.debitOn().plusDays(1));
        retry(before);
        moveTo(plan, plan.calendar().debitDay(round.number() + 1).minusDays(1));
        close(round, before);

        figures.put("collectionPeakHeapMebibytes", CollectionClock.peakHeap() >> 20);
        System.out.println(RoundTrial.FIGURES + JsonMapper.shared().writeValueAsString(figures));
    }

    private void debit(CollectionSizes before) throws IOException {
        CollectionClock clock = new CollectionClock();
        collection.advance();
        CollectionClock.Used prepared = clock.lap();
        CollectionAnswers.Written written = answers.write(FAILING);
        clock.lap();
        collection.advance();
        CollectionClock.Used answered = clock.lap();
        payers = written.instructions();
        figures.put("payers", payers);
        figures.put("failing", written.notTaken());
        prepared.put(figures, "debits", payers);
        answered.put(figures, "answers", payers);
        figures.put("bytesWhileOpen", CollectionSizes.of(jdbc).since(before));
    }

    private void retry(CollectionSizes before) throws IOException {
        CollectionClock clock = new CollectionClock();
        collection.advance();
        CollectionClock.Used prepared = clock.lap();
        CollectionAnswers.Written written = answers.write(FAILING_AGAIN);
        clock.lap();
        collection.advance();
        figures.put("retried", written.instructions());
        prepared.plus(clock.lap()).put(figures, "retry", written.instructions());
        figures.put("bytesAfterRetry", CollectionSizes.of(jdbc).since(before));
    }

    private void close(Round round, CollectionSizes before) throws SQLException {
        CollectionClock clock = new CollectionClock();
        collection.advance();
        clock.lap().put(figures, "close", payers);
        if (rounds.find(round.plan(), round.number()).orElseThrow().state() != RoundState.CLOSED) {
            throw new IllegalStateException("the round is not closed");
        }
        for (String table : List.of("unpaid", "batch", "paid_later")) {
            owner("vacuum collection." + table);
        }
        figures.put("bytesAfterClose", CollectionSizes.of(jdbc).since(before));
    }

    private void moveTo(ListedPlan plan, LocalDate day) {
        gate.moveTo(day.atTime(LocalTime.of(9, 0)).atZone(plan.plan().zone()).toInstant());
    }

    /// Runs a statement with the rights of the database's owner.
    private void owner(String sql) throws SQLException {
        try (Connection connection = owner.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
