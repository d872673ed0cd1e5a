package org.tongzhou.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Fills a server's database and takes as many rounds as asked for through the production code,
/// before the server says that it is ready. It does nothing unless `tongzhou.bench.members` is set.
///
/// The first round meets tables that no round has written to yet. What the second adds is what a
/// running platform adds: from the close before to its own.
@Component
@ConditionalOnProperty("tongzhou.bench.members")
class RoundsTrial implements ApplicationRunner {

    private final Filling filling;
    private final RoundTrial round;
    private final CollectionTrial collection;
    private final JdbcClient jdbc;
    private final OwnerDatabase owner;
    private final int rounds;

    RoundsTrial(
            Filling filling,
            RoundTrial round,
            CollectionTrial collection,
            JdbcClient jdbc,
            OwnerDatabase owner,
            @Value("${tongzhou.bench.rounds}") int rounds) {
        this.filling = filling;
        this.round = round;
        this.collection = collection;
        this.jdbc = jdbc;
        this.owner = owner;
        this.rounds = rounds;
    }

    @Override
    public void run(ApplicationArguments arguments) throws Exception {
        Map<String, Object> figures = new LinkedHashMap<>();
        Filling.Filled filled = filling.fill(figures);
        TableSizes sizes = TableSizes.of(jdbc);
        for (int i = 0; i < rounds; i++) {
            Map<String, Object> own = new LinkedHashMap<>();
            int number = filled.next() + i;
            long members = filled.written().members();
            double rate = round.run(filled.plans(), number, members, own);
            if (i == 0) {
                beside(filled, number, rate, own);
            }
            sizes = collection.run(filled.plans(), number, sizes, own);
            if (i == 0) {
                figures.putAll(own);
            } else {
                figures.put("warmRound", own);
            }
        }
        figures.put("peakHeapMebibytes", CollectionClock.peakHeap() >> 20);
        Said.figures(figures);
    }

    /// The plain way, on the same data.
    private void beside(Filling.Filled filled, int number, double rate, Map<String, Object> figures)
            throws Exception {
        int plan = filled.plans().postPaid().number();
        PlainSql plain = new PlainSql(owner.source(), plan, number, filled.firstFolio());
        double plainRate = plain.perSecond();
        figures.put("plainSqlMembersPerSecond", Math.round(plainRate));
        figures.put("ratioToPlainSql", Math.round(10 * rate / plainRate) / 10.0);
    }
}
