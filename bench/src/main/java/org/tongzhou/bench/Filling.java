package org.tongzhou.bench;

import java.io.IOException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongzhou.enrolment.Spans;
import org.tongzhou.gate.Gate;
import org.tongzhou.members.Members;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;

/// Fills a server's database with a membership and the rounds behind it: the one way to do so, for
/// every bench that needs one.
@Component
@ConditionalOnProperty("tongzhou.bench.members")
class Filling {

    private static final List<String> DOCUMENTS =
            List.of("xiang-hu-bao.yaml", "xiang-hu-bao-senior.yaml", "waterdrop.yaml");
    private static final Instant LAUNCH = Instant.parse("2020-01-01T00:00:00Z");

    private final Plans plans;
    private final Spans spans;
    private final Members households;
    private final ObjectProvider<Readers> readers;
    private final Gate gate;
    private final JdbcClient jdbc;
    private final OwnerDatabase owner;
    private final long members;
    private final long seed;

    Filling(
            Plans plans,
            Spans spans,
            Members households,
            ObjectProvider<Readers> readers,
            Gate gate,
            JdbcClient jdbc,
            OwnerDatabase owner,
            @Value("${tongzhou.bench.members}") long members,
            @Value("${tongzhou.bench.seed:1}") long seed) {
        this.plans = plans;
        this.spans = spans;
        this.households = households;
        this.readers = readers;
        this.gate = gate;
        this.jdbc = jdbc;
        this.owner = owner;
        this.members = members;
        this.seed = seed;
    }

    /// What the database was filled with.
    ///
    /// @param next the round that comes after the history
    /// @param firstFolio the membership's first folio
    record Filled(PopulationPlans plans, int next, int firstFolio, Population.Written written) {}

    /// Fills it, once.
    ///
    /// @param figures gets what was written, how fast, and what it takes on disk
    Filled fill(Map<String, Object> figures) throws Exception {
        gate.moveTo(LAUNCH);
        plans.publishShipped(DOCUMENTS);
        ListedPlan postPaid = plans.inForce("xiang-hu-bao", gate.now()).orElseThrow();
        ListedPlan prePaid = plans.inForce("waterdrop", gate.now()).orElseThrow();
        int launch =
                postPaid.calendar()
                        .firstOnOrAfter(LAUNCH.atZone(postPaid.plan().zone()).toLocalDate());
        readers.ifAvailable(some -> some.join(postPaid));
        PopulationPlans both = new PopulationPlans(postPaid, prePaid, launch);
        RoundHistory history = new RoundHistory(jdbc, both);
        history.write();
        int firstFolio = households.lastFolio() + 1;
        Population population = new Population(both, seed, members, firstFolio);
        Population.Written written = populate(population, history, firstFolio, figures);
        settle(both, population.endFolio(), figures);
        long bytes = bytes();
        figures.put("databaseBytes", bytes);
        figures.put("databaseBytesAMember", bytes / written.members());
        return new Filled(both, history.next(), firstFolio, written);
    }

    private Population.Written populate(
            Population population,
            RoundHistory history,
            int firstFolio,
            Map<String, Object> figures)
            throws Exception {
        long start = System.nanoTime();
        dropKeys();
        Copying copying = new Copying(population, history);
        for (Population.Facts facts : Population.Facts.values()) {
            copying.copy(facts, firstFolio);
        }
        double copied = Cores.secondsSince(start);
        buildKeys();
        double seconds = Cores.secondsSince(start);
        Said.progress("vacuum");
        // The database would come to it by itself, in the middle of a measurement.
        owner.execute("vacuum (freeze, analyze)");
        long next = (long) population.endFolio() << 15;
        owner.execute("select setval('members.household_number', " + next + ")");
        Population.Written written = copying.written.get();
        figures.put("members", written.members());
        figures.put("prePaidMembers", written.prePaid());
        figures.put("membersWhoLeft", written.left());
        figures.put("openHouseholds", written.open());
        figures.put("populationDigest", copying.digest());
        figures.put("copySeconds", Cores.thousandths(copied));
        figures.put("populationSeconds", Cores.thousandths(seconds));
        figures.put("copyMembersPerSecond", Math.round(written.members() / copied));
        figures.put("populationMembersPerSecond", Math.round(written.members() / seconds));
        return written;
    }

    private void dropKeys() throws SQLException {
        owner.execute(
                """
                alter table enrolment.span drop constraint span_pkey;
                drop index enrolment.span_by_epoch;
                alter table members.mandate drop constraint mandate_pkey
                """);
    }

    private void buildKeys() throws SQLException {
        Said.progress("building keys");
        owner.execute(
                """
                set maintenance_work_mem = '512MB';
                alter table enrolment.span
                    add primary key (folio, plan, household, enrolment, segment, revision);
                create index span_by_epoch on enrolment.span (folio, plan, epoch);
                alter table members.mandate add primary key (folio, household, revision)
                    include (epoch, ceiling_minor, account, account_checked, cancelled)
                """);
    }

    /// Copies folio by folio, on every core.
    private final class Copying {

        private final Population population;
        private final RoundHistory history;
        private final AtomicReference<Population.Written> written =
                new AtomicReference<>(Population.Written.NOTHING);
        private final ConcurrentNavigableMap<Integer, byte[]> digests =
                new ConcurrentSkipListMap<>();

        Copying(Population population, RoundHistory history) {
            this.population = population;
            this.history = history;
        }

        void copy(Population.Facts facts, int firstFolio) throws Exception {
            AtomicInteger next = new AtomicInteger(firstFolio);
            Cores.onEvery(() -> write(facts, next));
        }

        private @Nullable Void write(Population.Facts facts, AtomicInteger next)
                throws SQLException, IOException {
            int end = population.endFolio();
            try (Connection connection = owner.connect()) {
                connection.createStatement().execute("set synchronous_commit = off");
                for (int f = next.getAndIncrement(); f < end; f = next.getAndIncrement()) {
                    MessageDigest digest = CopyRows.sha256();
                    Population.Written folio = population.write(connection, f, facts, digest);
                    digests.put(facts == Population.Facts.OLD ? f : end + f, digest.digest());
                    written.accumulateAndGet(folio, Population.Written::plus);
                    if (facts == Population.Facts.OLD) {
                        history.writeBatch(f, folio);
                    }
                    Said.progress("population", f + 1, end);
                }
            }
            return null;
        }

        String digest() {
            MessageDigest all = CopyRows.sha256();
            digests.values().forEach(all::update);
            return HexFormat.of().formatHex(all.digest());
        }
    }

    /// Writes the pages as the freeze of the round before has left them.
    private void settle(PopulationPlans both, int folios, Map<String, Object> figures)
            throws Exception {
        long start = System.nanoTime();
        AtomicInteger next = new AtomicInteger();
        Cores.onEvery(() -> {
            for (int f = next.getAndIncrement(); f < folios; f = next.getAndIncrement()) {
                spans.settle(f, both.postPaid().number(), RoundHistory.ROUNDS - 1);
                spans.settle(f, both.prePaid().number(), RoundHistory.ROUNDS - 1);
                Said.progress("pages", f + 1, folios);
            }
            return null;
        });
        figures.put("pagesSeconds", Cores.thousandths(Cores.secondsSince(start)));
    }

    private long bytes() {
        return jdbc.sql("select pg_database_size(current_database())").query(Long.class).single();
    }
}
