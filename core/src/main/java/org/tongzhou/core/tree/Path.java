package org.tongzhou.core.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The neighbours that lead from one leaf to the root: RFC 9162, sections 2.1.3.1 and 2.1.3.2, with
/// sums.
///
/// @param index of the leaf among `size`
/// @param neighbours from the leaf upwards
public record Path(long index, long size, List<SumNode> neighbours) {

    public Path {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("no leaf %d among %d".formatted(index, size));
        }
        neighbours = List.copyOf(neighbours);
    }

    /// The path of one of these leaves.
    public static Path of(List<SumNode> leaves, int index) {
        List<SumNode> neighbours = new ArrayList<>();
        collect(leaves, index, neighbours);
        return new Path(index, leaves.size(), neighbours);
    }

    private static void collect(List<SumNode> leaves, int index, List<SumNode> neighbours) {
        if (leaves.size() == 1) {
            return;
        }
        int split = Integer.highestOneBit(leaves.size() - 1);
        List<SumNode> left = leaves.subList(0, split);
        List<SumNode> right = leaves.subList(split, leaves.size());
        collect(index < split ? left : right, index < split ? index : index - split, neighbours);
        neighbours.add(root(index < split ? right : left));
    }

    private static SumNode root(List<SumNode> leaves) {
        SumTree tree = new SumTree();
        leaves.forEach(tree::add);
        return tree.take();
    }

    /// The root that `leaf` and the neighbours give; nothing if the path has not the length that
    /// its place asks for, or a sum is too large.
    public Optional<SumNode> root(SumNode leaf) {
        SumNode node = leaf;
        long at = index;
        long last = size - 1;
        for (SumNode neighbour : neighbours) {
            if (last == 0 || neighbour.sum() > Long.MAX_VALUE - node.sum()) {
                return Optional.empty();
            }
            boolean isRight = (at & 1) == 1 || at == last;
            node = isRight ? SumNode.over(neighbour, node) : SumNode.over(node, neighbour);
            while (isRight && (at & 1) == 0 && at != 0) {
                at >>= 1;
                last >>= 1;
            }
            at >>= 1;
            last >>= 1;
        }
        return last == 0 ? Optional.of(node) : Optional.empty();
    }
}
