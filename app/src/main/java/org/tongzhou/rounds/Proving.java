package org.tongzhou.rounds;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.tongzhou.core.round.ClassCounts;
import org.tongzhou.core.round.FolioPass;
import org.tongzhou.core.round.FolioSpans;
import org.tongzhou.core.round.PlanRounds;
import org.tongzhou.core.tree.Chunks;
import org.tongzhou.core.tree.FolioTree;
import org.tongzhou.core.tree.LeafHash;
import org.tongzhou.core.tree.SumNode;
import org.tongzhou.core.tree.SumTree;
import org.tongzhou.enrolment.Spans;
import org.tongzhou.evidence.Vault;

/// Proves a struck round: passes over every folio, builds the sum tree over all charges, and holds
/// its sum equal to the statement.
///
/// No debit is released before. A folio is done or not done; several threads and servers take
/// folios from each other's list, and each is done once.
@Component
class Proving {

    private static final int CORES = Runtime.getRuntime().availableProcessors();

    private final RoundRepository rounds;
    private final StatementRepository statements;
    private final ProofRepository proofs;
    private final RoundTables tables;
    private final Spans spans;
    private final Vault vault;
    private final TransactionTemplate transaction;

    Proving(
            RoundRepository rounds,
            StatementRepository statements,
            ProofRepository proofs,
            RoundTables tables,
            Spans spans,
            Vault vault,
            TransactionTemplate transaction) {
        this.rounds = rounds;
        this.statements = statements;
        this.proofs = proofs;
        this.tables = tables;
        this.spans = spans;
        this.vault = vault;
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
        IntConsumer passed = some -> progress.at(done.size() + some, folios.size());
        List<RoundFaults.Fault> faults = pass(round, left, counted, passed);
        if (!faults.isEmpty()) {
            throw new RoundFaults(faults);
        }
        if (proofs.done(round).size() == folios.size()) {
            prove(round, proofs.roots(round));
        }
    }

    private List<RoundFaults.Fault> pass(
            Round round,
            List<Integer> folios,
            Map<Integer, ClassCounts> counted,
            IntConsumer passed) {
        Work work =
                new Work(
                        round,
                        tables.of(round.plan(), round.number()),
                        folios,
                        counted,
                        new AtomicInteger(),
                        new ConcurrentLinkedQueue<>());
        List<Future<?>> workers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(CORES)) {
            for (int i = 0; i < Math.min(CORES, folios.size()); i++) {
                workers.add(threads.submit(() -> work(work, passed)));
            }
        }
        for (Future<?> worker : workers) {
            if (worker.state() == Future.State.FAILED) {
                throw new IllegalStateException(worker.exceptionNow());
            }
        }
        return List.copyOf(work.faults());
    }

    /// What the workers share.
    private record Work(
            Round round,
            PlanRounds table,
            List<Integer> folios,
            Map<Integer, ClassCounts> counted,
            AtomicInteger next,
            Queue<RoundFaults.Fault> faults) {}

    private void work(Work work, IntConsumer passed) {
        FolioPass pass = new FolioPass(work.table());
        FolioTree tree = new FolioTree(leaves(work.round()));
        int all = work.folios().size();
        for (int i = work.next().getAndIncrement(); i < all; i = work.next().getAndIncrement()) {
            int folio = work.folios().get(i);
            FolioTree own = tree;
            try {
                transaction.executeWithoutResult(_ -> pass(work, folio, pass, own));
            } catch (RuntimeException e) {
                if (RoundFaults.isOutside(e)) {
                    throw e;
                }
                work.faults().add(RoundFaults.Fault.of(folio, e));
                // Half a folio is left in it.
                tree = new FolioTree(leaves(work.round()));
            }
            passed.accept(i + 1);
        }
    }

    private void pass(Work work, int folio, FolioPass pass, FolioTree tree) {
        Round round = work.round();
        if (proofs.claim(round, folio)) {
            FolioSpans rows = spans.folio(folio, round.plan(), round.epoch().orElseThrow());
            pass.charge(rows, round.number(), tree);
            Chunks chunks = tree.take();
            hold(chunks.root(), expected(work, folio));
            proofs.insert(round, folio, chunks);
        }
    }

    /// What the folio comes to by the counts of its freeze at the prices of the strike.
    private static Expected expected(Work work, int folio) {
        ClassCounts counts = Objects.requireNonNull(work.counted().get(folio));
        long charged = 0;
        for (int band : counts.bandsInUse()) {
            long price = work.table().priceMinor(work.round().number(), band);
            charged = Math.addExact(charged, counts.chargedMinor(band, price));
        }
        return new Expected(counts.members(), charged);
    }

    private record Expected(long members, long chargedMinor) {}

    /// A folio that has changed since its freeze is found before its root is kept.
    private static void hold(SumNode root, Expected expected) {
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

    private void prove(Round round, List<SumNode> folios) {
        SumTree tree = new SumTree();
        folios.forEach(tree::add);
        SumNode root = tree.take();
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
        proofs.insertProof(round, folios.size(), root);
    }

    /// The key that the nonces of a round come from.
    LeafHash leaves(Round round) {
        String name = round.plan() + "/" + round.number();
        byte[] roundKey = vault.fingerprint("round", name);
        return new LeafHash(round.plan(), round.number(), roundKey);
    }
}
