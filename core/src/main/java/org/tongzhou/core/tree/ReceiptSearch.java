package org.tongzhou.core.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tongzhou.core.round.FolioPass;

/// Finds the leaf of one enrolment in its chunk, and the path from there to the round's root.
///
/// The pass goes over the households of the chunk alone, from [Chunks#beginOf] on.
public final class ReceiptSearch implements FolioPass.Line {

    private final LeafHash leaf;
    private final Chunks chunks;
    private final int chunk;
    private final long enrolment;
    private final List<SumNode> leaves = new ArrayList<>();
    private int skip;
    private int found = -1;
    private Optional<ChargeLeaf> charge = Optional.empty();

    /// Looks for one enrolment in one chunk.
    ///
    /// @param chunk the place in `chunks` of the one that the lines are of
    public ReceiptSearch(LeafHash leaf, Chunks chunks, int chunk, long enrolment) {
        this.leaf = leaf;
        this.chunks = chunks;
        this.chunk = chunk;
        this.enrolment = enrolment;
        this.skip = chunks.chunks().get(chunk).skipped();
    }

    @Override
    public void owes(long household, long enrolment, int band, long chargeMinor) {
        if (skip > 0) {
            skip--;
            return;
        }
        if (leaves.size() == Chunks.LEAVES) {
            return;
        }
        ChargeLeaf line = leaf.leaf(enrolment, band, chargeMinor);
        if (enrolment == this.enrolment) {
            charge = Optional.of(line);
            found = leaves.size();
        }
        leaves.add(line.node());
    }

    /// The receipt, if the enrolment owes in this chunk.
    ///
    /// @param folios the roots of all folios of the round, in order
    /// @throws IllegalStateException if the leaves are not those that were hashed at the strike
    public Optional<Receipt> receipt(int folio, List<SumNode> folios) {
        if (charge.isEmpty()) {
            return Optional.empty();
        }
        Path inChunk = Path.of(leaves, found);
        Path ofChunk = Path.of(chunks.roots(), chunk);
        List<SumNode> neighbours = new ArrayList<>(inChunk.neighbours());
        neighbours.addAll(ofChunk.neighbours());
        long index = (long) chunk * Chunks.LEAVES + found;
        Path inFolio = new Path(index, folios.get(folio).count(), neighbours);
        Receipt receipt = new Receipt(charge.get(), inFolio, Path.of(folios, folio));
        if (!inFolio.root(charge.get().node()).equals(Optional.of(folios.get(folio)))) {
            throw new IllegalStateException(
                    "folio %d does not give its root again at enrolment %d"
                            .formatted(folio, enrolment));
        }
        return Optional.of(receipt);
    }
}
