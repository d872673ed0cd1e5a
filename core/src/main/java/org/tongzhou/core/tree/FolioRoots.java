package org.tongzhou.core.tree;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// The roots of all folios of a round, in the order of the folios: from them comes the root of the
/// round.
public record FolioRoots(List<SumNode> roots) {

    public FolioRoots {
        roots = List.copyOf(roots);
    }

    public static FolioRoots ofBytes(byte[] bytes) {
        ByteBuffer from = ByteBuffer.wrap(bytes);
        List<SumNode> roots = new ArrayList<>(bytes.length / SumNode.BYTES);
        while (from.hasRemaining()) {
            roots.add(SumNode.read(from));
        }
        return new FolioRoots(roots);
    }

    /// One node after the other, [SumNode#BYTES] each.
    public byte[] toBytes() {
        ByteBuffer bytes = ByteBuffer.allocate(roots.size() * SumNode.BYTES);
        roots.forEach(root -> root.write(bytes));
        return bytes.array();
    }

    /// The root over all of them.
    public SumNode root() {
        SumTree tree = new SumTree();
        roots.forEach(tree::add);
        return tree.take();
    }
}
