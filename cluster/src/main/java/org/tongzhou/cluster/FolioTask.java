package org.tongzhou.cluster;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.tongzhou.core.frozen.FrozenRound;
import org.tongzhou.core.round.Folio;
import org.tongzhou.core.round.FolioPass;
import org.tongzhou.core.round.FolioSpans;
import org.tongzhou.core.tree.FolioTree;
import org.tongzhou.core.tree.LeafHash;

/// One task of the job: the pass over the folios whose rows it is given, one in memory at a time.
///
/// @param round the JSON of a [FrozenRound] without folios
/// @param key the round's key
@SuppressWarnings("ArrayRecordComponent") // never compared
record FolioTask(String round, byte[] key) implements FlatMapFunction<Iterator<Row>, FolioResult> {

    /// The columns in the order in which [#call] takes them.
    static final String COLUMNS =
            """
            folio int, household bigint, enrolment bigint, segment int, revision int, epoch int, \
            first_round int, last_round int, birth_round int, carried_minor bigint\
            """;

    @Override
    public Iterator<FolioResult> call(Iterator<Row> rows) {
        FrozenRound frozen = FrozenRound.ofJson(round);
        FolioPass pass = new FolioPass(frozen.rounds());
        FolioTree tree = new FolioTree(new LeafHash(frozen.plan(), frozen.round(), key));
        List<FolioResult> results = new ArrayList<>();
        FolioSpans spans = new FolioSpans();
        int folio = -1;
        while (rows.hasNext()) {
            Row row = rows.next();
            if (row.getInt(0) != folio && spans.size() > 0) {
                pass.charge(spans, frozen.round(), tree);
                results.add(FolioResult.of(folio, tree.take()));
                spans = new FolioSpans();
            }
            folio = row.getInt(0);
            add(row, folio, spans);
        }
        if (spans.size() > 0) {
            pass.charge(spans, frozen.round(), tree);
            results.add(FolioResult.of(folio, tree.take()));
        }
        return results.iterator();
    }

    private static void add(Row row, int folio, FolioSpans spans) {
        if (Folio.of(row.getLong(1)) != folio) {
            throw new IllegalStateException(
                    "folio %d: household %d is of another".formatted(folio, row.getLong(1)));
        }
        spans.add(
                new FolioSpans.Row(
                        row.getLong(1),
                        row.getLong(2),
                        row.getInt(3),
                        row.getInt(4),
                        row.getInt(5),
                        row.getInt(6),
                        row.getInt(7),
                        row.getInt(8),
                        row.getLong(9)));
    }
}
