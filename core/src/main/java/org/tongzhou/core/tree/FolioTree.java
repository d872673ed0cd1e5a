package org.tongzhou.core.tree;

import java.util.ArrayList;
import java.util.List;
import org.tongzhou.core.round.Folio;
import org.tongzhou.core.round.FolioPass;

/// The subtree of one folio's charges in a round, built while the pass goes over them.
///
/// It keeps the roots of 512 leaves, so that a receipt rehashes little.
public final class FolioTree implements FolioPass.Line {

    private final LeafHash leaf;
    private final byte[] hash = new byte[Sha256.BYTES];
    private final SumTree chunk = new SumTree();
    private final List<Chunks.Chunk> chunks = new ArrayList<>();
    private long household = -1;
    private int ofHousehold;
    private long chunkHousehold;
    private int chunkSkipped;

    public FolioTree(LeafHash leaf) {
        this.leaf = leaf;
    }

    @Override
    public void owes(long household, long enrolment, int band, long chargeMinor) {
        ofHousehold = household == this.household ? ofHousehold + 1 : 0;
        this.household = household;
        if (chunk.added() == 0) {
            chunkHousehold = household;
            chunkSkipped = ofHousehold;
        }
        leaf.hash(enrolment, band, chargeMinor, hash);
        chunk.add(hash, chargeMinor, 1);
        if (chunk.added() == Chunks.LEAVES) {
            endChunk();
        }
    }

    private void endChunk() {
        int offset = Math.toIntExact(chunkHousehold % Folio.HOUSEHOLDS);
        chunks.add(new Chunks.Chunk(offset, chunkSkipped, chunk.take()));
    }

    /// The roots of each 512 leaves and of what is left, in order; an empty tree is left.
    public Chunks take() {
        if (chunk.added() > 0) {
            endChunk();
        }
        Chunks taken = new Chunks(chunks);
        chunks.clear();
        household = -1;
        return taken;
    }
}
