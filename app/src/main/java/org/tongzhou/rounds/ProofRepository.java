package org.tongzhou.rounds;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tongzhou.core.tree.Chunks;
import org.tongzhou.core.tree.FolioRoots;
import org.tongzhou.core.tree.SumNode;

/// What the pass came to, folio by folio, and the root over all of them.
@Repository
class ProofRepository {

    private static final String LOCK = "select pg_try_advisory_xact_lock(:lock)";
    private static final String IS_LEFT =
            """
            select not exists (
                select from rounds.folio_result
                where folio = :folio and plan = :plan and round = :round)
            """;
    private static final String INSERT =
            """
            insert into rounds.folio_result
                (plan, round, folio, members, charged_minor, root, chunks)
            values (:plan, :round, :folio, :members, :charged, :root, :chunks)
            """;
    private static final String DONE =
            "select folio from rounds.folio_result where plan = :plan and round = :round";
    private static final String ROOTS =
            """
            select root, charged_minor, members from rounds.folio_result
            where plan = :plan and round = :round order by folio
            """;
    private static final String PROVEN =
            """
            select r.chunks, p.roots
            from rounds.folio_result r join rounds.proof p using (plan, round)
            where folio = :folio and plan = :plan and round = :round
            """;
    private static final String INSERT_PROOF =
            """
            insert into rounds.proof (plan, round, folios, members, charged_minor, root, roots)
            values (:plan, :round, :folios, :members, :charged, :root, :roots)
            on conflict (plan, round) do nothing
            """;
    private static final String PROOF =
            """
            select root, charged_minor, members from rounds.proof
            where plan = :plan and round = :round
            """;

    private final JdbcClient jdbc;

    ProofRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Takes a folio for this transaction; not if it is done or another worker has it.
    ///
    /// Two statements: the second looks with a snapshot from after the lock, so it sees what the
    /// worker before committed.
    boolean claim(Round round, int folio) {
        // The plan and round fill one half of the lock's number, the folio the other.
        long lock = ((long) (round.plan() << 16 | round.number()) << 32) + folio;
        return jdbc.sql(LOCK).param("lock", lock).query(Boolean.class).single()
                && key(IS_LEFT, round).param("folio", folio).query(Boolean.class).single();
    }

    void insert(Round round, int folio, Chunks chunks) {
        SumNode root = chunks.root();
        key(INSERT, round)
                .param("folio", folio)
                .param("members", root.count())
                .param("charged", root.sum())
                .param("root", root.hash())
                .param("chunks", chunks.toBytes())
                .update();
    }

    /// The folios that are done.
    Set<Integer> done(Round round) {
        return new TreeSet<>(key(DONE, round).query(Integer.class).list());
    }

    /// The roots of the folios that are done, in order.
    FolioRoots roots(Round round) {
        return new FolioRoots(key(ROOTS, round).query((row, _) -> node(row)).list());
    }

    /// A folio of a proven round, and the roots of all.
    record Proven(Chunks chunks, FolioRoots folios) {}

    /// Nothing if the round is not proven yet, or has no such folio.
    Optional<Proven> proven(Round round, int folio) {
        return key(PROVEN, round)
                .param("folio", folio)
                .query((row, _) ->
                        new Proven(
                                Chunks.ofBytes(row.getBytes("chunks")),
                                FolioRoots.ofBytes(row.getBytes("roots"))))
                .optional();
    }

    void insertProof(Round round, FolioRoots folios, SumNode root) {
        key(INSERT_PROOF, round)
                .param("folios", folios.roots().size())
                .param("roots", folios.toBytes())
                .param("members", root.count())
                .param("charged", root.sum())
                .param("root", root.hash())
                .update();
    }

    /// The root of the round, once every folio is in it.
    Optional<SumNode> proof(Round round) {
        return key(PROOF, round).query((row, _) -> node(row)).optional();
    }

    private JdbcClient.StatementSpec key(String sql, Round round) {
        return jdbc.sql(sql).param("plan", round.plan()).param("round", round.number());
    }

    private static SumNode node(ResultSet row) throws SQLException {
        return new SumNode(
                row.getBytes("root"), row.getLong("charged_minor"), row.getLong("members"));
    }
}
