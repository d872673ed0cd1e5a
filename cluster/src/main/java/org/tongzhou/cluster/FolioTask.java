package org.tongzhou.cluster;

import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.util.SerializableConfiguration;
import org.tongzhou.core.frozen.FrozenRound;
import org.tongzhou.core.round.FolioPass;
import org.tongzhou.core.round.FolioSpans;
import org.tongzhou.core.tree.FolioTree;
import org.tongzhou.core.tree.LeafHash;

/// One task of the job: the pass over one folio.
///
/// @param from where the frozen round lies
/// @param round the JSON of a [FrozenRound] without folios
/// @param key the round's key
/// @param settings of Hadoop, with the keys of a bucket
@SuppressWarnings("ArrayRecordComponent") // never compared
record FolioTask(String from, String round, byte[] key, SerializableConfiguration settings)
        implements Function<Integer, FolioResult> {

    @Override
    public FolioResult call(Integer folio) {
        FrozenRound frozen = FrozenRound.ofJson(round);
        Path file = new Path(from, FrozenRound.fileOf(folio));
        FolioSpans spans = SpanFile.read(folio, file, settings.value());
        FolioTree tree = new FolioTree(new LeafHash(frozen.plan(), frozen.round(), key));
        new FolioPass(frozen.rounds()).charge(spans, frozen.round(), tree);
        return FolioResult.of(folio, tree.take());
    }
}
