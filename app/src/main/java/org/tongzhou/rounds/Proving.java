package org.tongzhou.rounds;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntConsumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.tongzhou.core.frozen.FrozenRound.FolioSum;
import org.tongzhou.core.round.ClassCounts;
import org.tongzhou.core.round.FolioPass;
import org.tongzhou.core.round.FolioSpans;
import org.tongzhou.core.round.PlanRounds;
import org.tongzhou.core.tree.Chunks;
import org.tongzhou.core.tree.FolioRoots;
import org.tongzhou.core.tree.FolioTree;
import org.tongzhou.core.tree.SumNode;
import org.tongzhou.enrolment.Spans;

/// Proves a struck round: passes over every folio, builds the sum tree over all charges, and holds
/// its sum equal to the statement.
///
/// No debit is released before. A folio is done or not done; several threads and servers take
/// folios from each other's list, and each is done once.
@Component
class Proving {

    private final RoundRepository rounds;
    private final StatementRepository statements;
    private final ProofRepository proofs;
    private final RoundTables tables;
    private final Spans spans;
    private final RoundKeys keys;
    private final TransactionTemplate transaction;

    Proving(
            RoundRepository rounds,
            StatementRepository statements,
            ProofRepository proofs,
            RoundTables tables,
            Spans spans,
            RoundKeys keys,
            TransactionTemplate transaction) {
        this.rounds = rounds;
        this.statements = statements;
        this.proofs = proofs;
        this.tables = tables;
        this.spans = spans;
        this.keys = keys;
        this.transaction = transaction;
    }

    boolean isProven(Round round) {
        return proofs.proof(round).isPresent();
    }

    /// Does the folios that nobody has done, then the root over all of them.
    ///
    /// @throws RoundFaults naming the folios that do not add up; the others are done then
    /// @throws IllegalStateException naming the sums, if the round does not add up
    void prove(Round round, Progress progress) {
        if (isProven(round)) {
            return;
        }
        Map<Integer, ClassCounts> counted = rounds.counts(round);
        Set<Integer> folios = counted.keySet();
        Set<Integer> done = proofs.done(round);
        List<Integer> left = folios.stream().filter(folio -> !done.contains(folio)).toList();
        PlanRounds table = tables.of(round.plan(), round.number());
        FolioWorkers.work(
                left,
                () -> worker(round, table, counted),
                passed -> progress.at(done.size() + passed, folios.size()));
        if (proofs.done(round).size() == folios.size()) {
            prove(round, proofs.roots(round));
        }
    }

    private IntConsumer worker(Round round, PlanRounds table, Map<Integer, ClassCounts> counted) {
        FolioPass pass = new FolioPass(table);
        return folio ->
                transaction.executeWithoutResult(_ -> {
                    ClassCounts counts = Objects.requireNonNull(counted.get(folio));
                    pass(round, folio, pass, FolioSum.of(folio, counts, table));
                });
    }

    private void pass(Round round, int folio, FolioPass pass, FolioSum expected) {
        if (proofs.claim(round, folio)) {
            FolioTree tree = new FolioTree(keys.leaves(round));
            FolioSpans rows = spans.folio(folio, round.plan(), round.epoch().orElseThrow());
            pass.charge(rows, round.number(), tree);
            Chunks chunks = tree.take();
            hold(chunks.root(), expected);
            proofs.insert(round, folio, chunks);
        }
    }

    /// A folio that has changed since its freeze is found before its root is kept.
    private static void hold(SumNode root, FolioSum expected) {
        if (root.count() != expected.members() || root.sum() != expected.chargedMinor()) {
            throw new IllegalStateException(
                    "%d members and %d were frozen, now there are %d and %d"
                            .formatted(
                                    expected.members(),
                                    expected.chargedMinor(),
                                    root.count(),
                                    root.sum()));
        }
    }

    private void prove(Round round, FolioRoots folios) {
        SumNode root = folios.root();
        Statement statement = statements.find(round.plan(), round.number()).orElseThrow();
        if (root.sum() != statement.charged().minor()) {
            throw new IllegalStateException(
                    "round %d of plan %d: folios add up to %d, the statement says %d"
                            .formatted(
                                    round.number(),
                                    round.plan(),
                                    root.sum(),
                                    statement.charged().minor()));
        }
        proofs.insertProof(round, folios, root);
    }
}
