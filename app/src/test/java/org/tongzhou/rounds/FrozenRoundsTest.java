package org.tongzhou.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tongzhou.core.frozen.FrozenRound;
import org.tongzhou.core.frozen.FrozenRound.FolioSum;
import org.tongzhou.core.frozen.SpanParquet;
import org.tongzhou.core.round.FolioPass;
import org.tongzhou.core.round.FolioSpans;
import org.tongzhou.core.tree.Chunks;
import org.tongzhou.core.tree.FolioTree;
import org.tongzhou.core.tree.LeafHash;
import org.tongzhou.core.tree.SumNode;
import org.tongzhou.core.tree.SumTree;
import org.tongzhou.enrolment.Spans;

/// What is written of a frozen round is all that its results follow from, byte for byte.
class FrozenRoundsTest extends RoundScene {

    private static final String SPANS =
            """
            select household, enrolment, segment, revision, epoch, first_round, last_round,
                birth_round, carried_minor
            from enrolment.span where folio = :folio and plan = :plan and epoch <= :epoch
            order by household, enrolment, segment, revision
            """;
    private static final String RESULT =
            """
            select chunks, root, members, charged_minor from rounds.folio_result
            where plan = :plan and round = :round and folio = :folio
            """;
    private static final String PROOF =
            """
            select root, charged_minor, members from rounds.proof
            where plan = :plan and round = :round
            """;

    @Autowired RoundRepository roundRepository;
    @Autowired RoundTables tables;
    @Autowired RoundKeys keys;
    @Autowired Spans spans;

    @Test
    void theFreezeWritesTheSpansAndTheStrikeTheRest() throws Exception {
        Announced scene = announced();
        Path folder = folder(scene.round());

        assertThat(folder.resolve(FrozenRound.fileOf(0)))
                .hasBinaryContent(SpanParquet.of(0, rowsOf(scene.round(), 0)));
        assertThat(folder.resolve(FrozenRound.DOCUMENT)).doesNotExist();

        strike(scene.round());

        FrozenRound frozen =
                FrozenRound.ofJson(Files.readString(folder.resolve(FrozenRound.DOCUMENT)));
        assertThat(frozen.folios()).hasSize(members.lastFolio() + 1);
        for (String name : new String[] {FrozenRound.KEY, FrozenRound.fileOf(0)}) {
            var rights = Files.getPosixFilePermissions(folder.resolve(name));
            assertThat(PosixFilePermissions.toString(rights)).isEqualTo("rw-------");
        }
    }

    @Test
    void theResultsInTheDatabaseFollowFromWhatWasWritten() throws Exception {
        Announced scene = announced();
        strike(scene.round());
        Path folder = folder(scene.round());

        FrozenRound frozen =
                FrozenRound.ofJson(Files.readString(folder.resolve(FrozenRound.DOCUMENT)));
        byte[] key = HexFormat.of().parseHex(Files.readString(folder.resolve(FrozenRound.KEY)));
        FolioTree tree = new FolioTree(new LeafHash(frozen.plan(), frozen.round(), key));
        SumTree whole = new SumTree();
        for (FolioSum sum : frozen.folios()) {
            FolioSpans rows = rowsOf(scene.round(), sum.folio());
            assertThat(folder.resolve(FrozenRound.fileOf(sum.folio())))
                    .hasBinaryContent(SpanParquet.of(sum.folio(), rows));
            new FolioPass(frozen.rounds()).charge(rows, frozen.round(), tree);
            Chunks chunks = tree.take();
            assertThat(chunks.root().count()).isEqualTo(sum.members());
            assertThat(chunks.root().sum()).isEqualTo(sum.chargedMinor());
            holdResult(scene.round(), sum.folio(), chunks);
            whole.add(chunks.root());
        }
        assertThat(whole.take()).isEqualTo(proof(scene.round()));
    }

    @Test
    void aStoreThatIsAwayKeepsNothingWaitingAndGetsTheSameBytesLater() throws Exception {
        Away store = new Away();
        FrozenRounds late =
                new FrozenRounds(Optional.of(store), roundRepository, tables, keys, spans, plans);
        Announced scene = announced();
        Round round = strike(scene.round());

        late.writer(round).write(0, rowsOf(round, 0));
        late.complete(round);
        assertThat(store.files).isEmpty();

        store.isThere = true;
        late.complete(round);

        Path folder = folder(round);
        assertThat(store.files).hasSize(members.lastFolio() + 3);
        for (Map.Entry<String, byte[]> file : store.files.entrySet()) {
            assertThat(FROZEN.resolve(file.getKey())).hasBinaryContent(file.getValue());
        }
        assertThat(store.last).endsWith(FrozenRound.DOCUMENT);
        assertThat(folder).isDirectoryContaining(file -> file.endsWith(FrozenRound.KEY));
    }

    /// A store in memory that cannot be reached at first; folios come from several threads.
    private static final class Away implements FrozenStore {

        private final Map<String, byte[]> files = new ConcurrentSkipListMap<>();
        private boolean isThere;
        private volatile String last = "";

        @Override
        public boolean has(String name) {
            reach();
            return files.containsKey(name);
        }

        @Override
        public void put(String name, byte[] content) {
            reach();
            files.put(name, content);
            last = name;
        }

        private void reach() {
            if (!isThere) {
                throw new UncheckedIOException(new IOException("nobody answers"));
            }
        }
    }

    private static Path folder(Round round) {
        return FROZEN.resolve(PLAN).resolve(round.noticeOn().toString());
    }

    /// From the table, without the page.
    private FolioSpans rowsOf(Round round, int folio) {
        FolioSpans rows = new FolioSpans();
        int epoch = rounds.find(round.plan(), round.number()).orElseThrow().epoch().orElseThrow();
        jdbc.sql(SPANS)
                .param("folio", folio)
                .param("plan", round.plan())
                .param("epoch", epoch)
                .query(row -> {
                    rows.add(
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
                });
        return rows;
    }

    private void holdResult(Round round, int folio, Chunks chunks) {
        jdbc.sql(RESULT)
                .param("plan", round.plan())
                .param("round", round.number())
                .param("folio", folio)
                .query(row -> {
                    assertThat(row.getBytes("chunks")).isEqualTo(chunks.toBytes());
                    assertThat(row.getBytes("root")).isEqualTo(chunks.root().hash());
                    assertThat(row.getLong("members")).isEqualTo(chunks.root().count());
                    assertThat(row.getLong("charged_minor")).isEqualTo(chunks.root().sum());
                });
    }

    private SumNode proof(Round round) {
        return jdbc.sql(PROOF)
                .param("plan", round.plan())
                .param("round", round.number())
                .query((row, _) -> new SumNode(row.getBytes(1), row.getLong(2), row.getLong(3)))
                .single();
    }
}
