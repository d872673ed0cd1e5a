package org.tongzhou.rounds;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.tongzhou.core.frozen.FrozenRound;
import org.tongzhou.core.frozen.FrozenRound.FolioSum;
import org.tongzhou.core.frozen.SpanParquet;
import org.tongzhou.core.round.ClassCounts;
import org.tongzhou.core.round.FolioSpans;
import org.tongzhou.core.round.PlanRounds;
import org.tongzhou.enrolment.Spans;
import org.tongzhou.plans.Plans;

/// Writes frozen rounds for programs beside the database, where the operator wants it: each folio's
/// spans at the freeze, the rest after the strike.
///
/// A store that is away never keeps a round waiting: what it lacks is written when it is back, and
/// writing again writes the same bytes. The document comes last and says that all is there.
@Component
class FrozenRounds {

    private static final Logger LOG = LoggerFactory.getLogger(FrozenRounds.class);

    private final Optional<FrozenStore> store;
    private final RoundRepository rounds;
    private final RoundTables tables;
    private final RoundKeys keys;
    private final Spans spans;
    private final Plans plans;
    // Only spares asking the store again with every tick.
    private final Set<String> complete = ConcurrentHashMap.newKeySet();

    FrozenRounds(
            Optional<FrozenStore> store,
            RoundRepository rounds,
            RoundTables tables,
            RoundKeys keys,
            Spans spans,
            Plans plans) {
        this.store = store;
        this.rounds = rounds;
        this.tables = tables;
        this.keys = keys;
        this.spans = spans;
        this.plans = plans;
    }

    /// Takes the folios of a freeze, one after the other, in one thread.
    @FunctionalInterface
    interface Writer {
        void write(int folio, FolioSpans rows);
    }

    Writer writer(Round round) {
        return store.<Writer>map(one -> new WhileThere(one, folder(round))).orElse((_, _) -> {});
    }

    /// Writes as long as the store is there; the rest of the freeze does not wait for it again.
    private static final class WhileThere implements Writer {

        private final FrozenStore store;
        private final String folder;
        private boolean away;

        WhileThere(FrozenStore store, String folder) {
            this.store = store;
            this.folder = folder;
        }

        @Override
        public void write(int folio, FolioSpans rows) {
            if (away) {
                return;
            }
            try {
                store.put(folder + FrozenRound.fileOf(folio), SpanParquet.of(folio, rows));
            } catch (UncheckedIOException e) {
                away = true;
                LOG.warn("the spans of {} are written after the strike", folder, e);
            }
        }
    }

    /// Writes what a struck round lacks; tried again with the next tick if the store is away.
    void complete(Round round) {
        store.filter(_ -> !complete.contains(folder(round)))
                .ifPresent(one -> {
                    try {
                        complete(round, one, folder(round));
                        complete.add(folder(round));
                    } catch (RoundFaults | UncheckedIOException e) {
                        LOG.warn(
                                "round {} of plan {} is not frozen whole",
                                round.number(),
                                round.plan(),
                                e);
                    }
                });
    }

    private void complete(Round round, FrozenStore store, String folder) {
        if (store.has(folder + FrozenRound.DOCUMENT)) {
            return;
        }
        Map<Integer, ClassCounts> counts = rounds.counts(round);
        FolioWorkers.work(
                List.copyOf(counts.keySet()), () -> lacking(round, store, folder), _ -> {});
        PlanRounds table = tables.of(round.plan(), round.number());
        List<FolioSum> sums = new ArrayList<>();
        counts.forEach((folio, own) -> sums.add(FolioSum.of(folio, own, table)));
        String key = HexFormat.of().formatHex(keys.of(round));
        store.put(folder + FrozenRound.KEY, key.getBytes(StandardCharsets.UTF_8));
        String document = new FrozenRound(round.plan(), round.number(), table, sums).toJson();
        store.put(folder + FrozenRound.DOCUMENT, document.getBytes(StandardCharsets.UTF_8));
    }

    private IntConsumer lacking(Round round, FrozenStore store, String folder) {
        int epoch = round.epoch().orElseThrow();
        return folio -> {
            String name = folder + FrozenRound.fileOf(folio);
            if (!store.has(name)) {
                FolioSpans rows = spans.folio(folio, round.plan(), epoch);
                store.put(name, SpanParquet.of(folio, rows));
            }
        };
    }

    private String folder(Round round) {
        String code = plans.version(round.plan(), round.planVersion()).code();
        return code + "/" + round.noticeOn() + "/";
    }
}
