package org.tongzhou.bench;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.stereotype.Component;
import org.tongzhou.enrolment.Spans;
import org.tongzhou.gate.Gate;
import org.tongzhou.members.Members;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;
import org.tongzhou.rounds.Progress;
import org.tongzhou.rounds.RoundMachine;
import org.tongzhou.rounds.Rounds;
import org.tongzhou.rounds.Step;
import tools.jackson.databind.json.JsonMapper;

/// Fills a server's database and takes one round through the production code, before the server
/// says that it is ready. It does nothing unless `tongzhou.bench.members` is set.
@Component
@ConditionalOnProperty("tongzhou.bench.members")
class RoundTrial implements ApplicationRunner {

    /// What the parent process passes on to whoever watches, and its last line.
    static final String SAYS = "bench: ";

    static final String FIGURES = "bench figures: ";

    private static final List<String> DOCUMENTS =
            List.of("xiang-hu-bao.yaml", "xiang-hu-bao-senior.yaml");
    private static final Instant LAUNCH = Instant.parse("2020-01-01T00:00:00Z");
    private static final int CORES = Runtime.getRuntime().availableProcessors();
    private static final long NANOS_A_SECOND = 1_000_000_000;

    private final Plans plans;
    private final Rounds rounds;
    private final RoundMachine machine;
    private final Spans spans;
    private final Members households;
    private final ObjectProvider<Readers> readers;
    private final Gate gate;
    private final JdbcClient jdbc;
    private final DataSource owner;
    private final long members;
    private final long seed;
    private final Map<String, Object> figures = new LinkedHashMap<>();

    RoundTrial(
            Plans plans,
            Rounds rounds,
            RoundMachine machine,
            Spans spans,
            Members households,
            ObjectProvider<Readers> readers,
            Gate gate,
            JdbcClient jdbc,
            FlywayConnectionDetails owner,
            @Value("${tongzhou.bench.members}") long members,
            @Value("${tongzhou.bench.seed:1}") long seed) {
        this.plans = plans;
        this.rounds = rounds;
        this.machine = machine;
        this.spans = spans;
        this.households = households;
        this.readers = readers;
        this.gate = gate;
        this.jdbc = jdbc;
        // The pool's sessions may not do what a bench does to its tables.
        this.owner =
                new DriverManagerDataSource(
                        requireNonNull(owner.getJdbcUrl()),
                        requireNonNull(owner.getUsername()),
                        requireNonNull(owner.getPassword()));
        this.members = members;
        this.seed = seed;
    }

    @Override
    public void run(ApplicationArguments arguments) throws Exception {
        gate.moveTo(LAUNCH);
        plans.publishShipped(DOCUMENTS);
        ListedPlan plan = plans.inForce("xiang-hu-bao", gate.now()).orElseThrow();
        int launch =
                plan.calendar().firstOnOrAfter(LAUNCH.atZone(plan.plan().zone()).toLocalDate());
        readers.ifAvailable(some -> some.join(plan));
        RoundHistory history = new RoundHistory(jdbc, plan, launch);
        int firstFolio = households.lastFolio() + 1;
        long counted = populate(new Population(plan.number(), launch, seed), firstFolio);
        history.write();
        figures.put("members", counted);
        double rate = round(plan, history.next());
        PlainSql plain = new PlainSql(owner, plan.number(), history.next(), firstFolio);
        double plainRate = plain.perSecond();
        figures.put("plainSqlMembersPerSecond", Math.round(plainRate));
        figures.put("ratioToPlainSql", Math.round(10 * rate / plainRate) / 10.0);
        figures.put("peakHeapMebibytes", peakHeap() >> 20);
        System.out.println(FIGURES + JsonMapper.shared().writeValueAsString(figures));
    }

    private long populate(Population population, int firstFolio) throws Exception {
        int folios = firstFolio + Population.folios(members);
        long start = System.nanoTime();
        owner("alter table enrolment.span drop constraint span_pkey");
        owner("drop index enrolment.span_by_epoch");
        owner("alter table members.mandate drop constraint mandate_pkey");
        AtomicLong written = new AtomicLong();
        for (Population.Facts facts : Population.Facts.values()) {
            AtomicInteger next = new AtomicInteger(firstFolio);
            written.set(0);
            onEveryCore(() -> write(population, facts, folios, next, written));
        }
        say("building keys", folios, folios);
        owner(
                """
                set maintenance_work_mem = '512MB';
                alter table enrolment.span
                    add primary key (folio, plan, household, enrolment, segment, revision);
                create index span_by_epoch on enrolment.span (folio, plan, epoch);
                alter table members.mandate add primary key (folio, household, revision)
                    include (epoch, ceiling_minor, account, account_checked, cancelled)
                """);
        double seconds = seconds(start);
        figures.put("populationSeconds", Math.round(seconds));
        figures.put("populationMembersPerSecond", Math.round(written.get() / seconds));
        owner("vacuum (freeze, analyze) enrolment.span");
        owner("select setval('members.household_number', " + folios * 32_768L + ")");
        settle(population, folios);
        figures.put("databaseMebibytes", bytes("pg_database_size(current_database())") >> 20);
        return written.get();
    }

    /// Writes the pages as the freeze of the round before has left them.
    private void settle(Population population, int folios) throws Exception {
        long start = System.nanoTime();
        AtomicInteger next = new AtomicInteger();
        onEveryCore(() -> {
            for (int f = next.getAndIncrement(); f < folios; f = next.getAndIncrement()) {
                spans.settle(f, population.plan(), RoundHistory.ROUNDS - 1);
                say("pages", f + 1, folios);
            }
            return null;
        });
        figures.put("pagesSeconds", tenths(seconds(start)));
    }

    private static void onEveryCore(Callable<@Nullable Void> work) throws Exception {
        List<Future<?>> threads = new ArrayList<>();
        try (var pool = Executors.newFixedThreadPool(CORES)) {
            for (int i = 0; i < CORES; i++) {
                threads.add(pool.submit(work));
            }
        }
        for (Future<?> thread : threads) {
            thread.get();
        }
    }

    private @Nullable Void write(
            Population population,
            Population.Facts facts,
            int folios,
            AtomicInteger next,
            AtomicLong written)
            throws SQLException, IOException {
        try (Connection connection = owner.getConnection()) {
            connection.createStatement().execute("set synchronous_commit = off");
            for (int f = next.getAndIncrement(); f < folios; f = next.getAndIncrement()) {
                written.addAndGet(population.spans(connection, f, facts));
                if (facts == Population.Facts.OLD) {
                    population.mandates(connection, f);
                }
                say("population", f + 1, folios);
            }
        }
        return null;
    }

    /// @return members a second from the freeze to the proof
    private double round(ListedPlan plan, int number) throws SQLException {
        gate.moveTo(plan.calendar().noticeInstant(number));
        owner("checkpoint");
        long before = bytes("pg_database_size(current_database())");
        long start = System.nanoTime();
        machine.advance(said("freeze"));
        double freeze = seconds(start);
        new RoundCases(jdbc).publish(plan.number(), number, members);
        gate.moveTo(plan.calendar().noticeInstant(number).plus(Duration.ofDays(4)));
        rounds.approve(plan.number(), number, Step.STRIKE, 1);
        rounds.approve(plan.number(), number, Step.STRIKE, 2);
        long struck = System.nanoTime();
        machine.advance(said("strike and sum tree"));
        double strike = seconds(struck);
        var statement = rounds.statement(plan.number(), number).orElseThrow();
        if (!rounds.isProven(rounds.find(plan.number(), number).orElseThrow())) {
            throw new IllegalStateException("the round is not proven");
        }
        figures.put("noticeOn", plan.calendar().noticeDay(number).toString());
        figures.put("sharing", statement.members());
        figures.put("chargedMinor", statement.charged().minor());
        figures.put("freezeSeconds", tenths(freeze));
        figures.put("strikeAndTreeSeconds", tenths(strike));
        figures.put("seconds", tenths(freeze + strike));
        double rate = statement.members() / (freeze + strike);
        figures.put("membersPerSecond", Math.round(rate));
        figures.put("strikeMembersPerSecond", Math.round(statement.members() / strike));
        figures.put("bytesAdded", bytes("pg_database_size(current_database())") - before);
        return rate;
    }

    private static Progress said(String what) {
        return (done, all) -> say(what, done, all);
    }

    private static void say(String what, int done, int all) {
        if (done == all || done % Math.max(1, all / 20) == 0) {
            System.out.printf("%s%s %d of %d folios%n", SAYS, what, done, all);
        }
    }

    private long bytes(String expression) {
        return jdbc.sql("select " + expression).query(Long.class).single();
    }

    /// Runs statements with the rights of the database's owner.
    private void owner(String sql) throws SQLException {
        try (Connection connection = owner.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long peakHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == java.lang.management.MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / (double) NANOS_A_SECOND;
    }

    private static double tenths(double seconds) {
        return Math.round(seconds * 10) / 10.0;
    }
}
