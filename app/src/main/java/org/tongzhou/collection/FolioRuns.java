package org.tongzhou.collection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.tongzhou.collection.BatchRepository.Batch;
import org.tongzhou.collection.Batches.Prepared;
import org.tongzhou.collection.RunRepository.RunRound;
import org.tongzhou.core.money.Amount;
import org.tongzhou.members.Members;
import org.tongzhou.rounds.Round;
import org.tongzhou.rounds.Rounds;

/// Takes a run through the folios: prepares each, sends it, takes in the answer.
///
/// A thread for each core, and any server, takes folios as they come; a folio is one transaction
/// to prepare and one to take in. What stops one folio leaves the others alone.
@Component
class FolioRuns {

    private static final int CORES = Runtime.getRuntime().availableProcessors();

    private final RunRepository runs;
    private final BatchRepository stored;
    private final Batches batches;
    private final BatchAnswers answers;
    private final Balances balances;
    private final PaymentChannel channel;
    private final OddAnswers odd;
    private final Rounds rounds;
    private final Members members;
    private final TransactionTemplate transaction;

    FolioRuns(
            RunRepository runs,
            BatchRepository stored,
            Batches batches,
            BatchAnswers answers,
            Balances balances,
            PaymentChannel channel,
            OddAnswers odd,
            Rounds rounds,
            Members members,
            TransactionTemplate transaction) {
        this.runs = runs;
        this.stored = stored;
        this.batches = batches;
        this.answers = answers;
        this.balances = balances;
        this.channel = channel;
        this.odd = odd;
        this.rounds = rounds;
        this.members = members;
        this.transaction = transaction;
    }

    /// One walk over the folios of a run, by several threads.
    private static final class Walk {

        private final Run run;
        private final Map<Integer, List<Batch>> known = new TreeMap<>();
        private final OptionalInt limit;
        private final AtomicInteger next = new AtomicInteger();
        private final AtomicBoolean finished = new AtomicBoolean(true);
        private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();

        Walk(Run run, OptionalInt limit) {
            this.run = run;
            this.limit = limit;
        }
    }

    /// Does what can be done of a run now.
    ///
    /// @return whether every folio is done
    boolean advance(Run run) {
        Walk walk = new Walk(run, limit());
        for (Batch batch : stored.of(run)) {
            walk.known.computeIfAbsent(batch.folio(), _ -> new ArrayList<>()).add(batch);
        }
        int folios = members.lastFolio() + 1;
        try (ExecutorService threads = Executors.newFixedThreadPool(CORES)) {
            for (int i = 0; i < Math.min(CORES, folios); i++) {
                threads.execute(() -> work(walk, folios));
            }
        }
        RuntimeException failure = walk.failure.get();
        if (failure != null) {
            throw failure;
        }
        return walk.finished.get();
    }

    private OptionalInt limit() {
        return switch (channel.capabilities()) {
            case Reply.Known<Capabilities>(Capabilities can) -> OptionalInt.of(can.batchLimit());
            case Reply.Unknown<Capabilities>(String _) -> OptionalInt.empty();
        };
    }

    private void work(Walk walk, int folios) {
        for (int f = walk.next.getAndIncrement(); f < folios; f = walk.next.getAndIncrement()) {
            try {
                if (!advance(walk, f)) {
                    walk.finished.set(false);
                }
            } catch (IllegalStateException stopped) {
                // The folio does not add up. The others do, and this one is tried again.
                walk.failure.compareAndSet(null, stopped);
            } catch (RuntimeException failed) {
                walk.failure.compareAndSet(null, failed);
                walk.next.set(folios);
            }
        }
    }

    /// @return whether the folio is done
    private boolean advance(Walk walk, int folio) {
        List<Batch> known = walk.known.getOrDefault(folio, List.of());
        boolean done = true;
        for (Batch batch : known) {
            done &= batch.isAnswered() || exchange(walk.run, batch, null);
        }
        if (!known.isEmpty()) {
            return done;
        }
        List<Prepared> prepared = transaction.execute(_ -> prepare(walk, folio));
        for (Prepared part : prepared) {
            done &= exchange(walk.run, part.batch(), part.toSend().orElse(null));
        }
        return !prepared.isEmpty() && done;
    }

    /// Balances are taken and the batches are prepared in one transaction.
    private List<Prepared> prepare(Walk walk, int folio) {
        List<Prepared> prepared = batches.prepare(walk.run, folio, walk.limit);
        if (!prepared.isEmpty()) {
            for (RunRound collected : runs.rounds(walk.run.number())) {
                Round round = rounds.find(collected.plan(), collected.round()).orElseThrow();
                balances.take(walk.run, folio, round);
            }
        }
        return prepared;
    }

    /// @param fresh what was put together just now and has never been sent
    /// @return whether the answer has been taken in
    private boolean exchange(Run run, Batch batch, @Nullable DebitBatch fresh) {
        if (batch.instructions() == 0) {
            answers.apply(run, batch, new BatchAnswer.Done(0, Amount.ZERO, List.of()));
            return true;
        }
        String id = run.batchId(batch.folio(), batch.part());
        try {
            BatchAnswer answer = fresh == null ? channel.answer(id) : new BatchAnswer.NotArrived();
            if (answer instanceof BatchAnswer.NotArrived) {
                channel.submit(fresh == null ? batches.again(run, batch) : fresh);
                answer = channel.answer(id);
            }
            if (answer instanceof BatchAnswer.Done done) {
                answers.apply(run, batch, done);
                return true;
            }
        } catch (ChannelRefused refused) {
            // The run waits for somebody; payouts and other folios do not.
            odd.refused("debits/" + id, batch.total(), run.day());
        }
        return false;
    }
}
