package org.tongzhou.core.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tongzhou.core.ForAll.forAll;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SumTreeTest {

    private static final byte[] KEY = new byte[32];
    private static final LeafHash LEAF = new LeafHash(3, 624, key());
    private static final List<SumNode> NODES =
            IntStream.range(0, 1700).mapToObj(i -> LEAF.leaf(i, i % 3, i * 7L).node()).toList();

    private static byte[] key() {
        for (int i = 0; i < KEY.length; i++) {
            KEY[i] = (byte) i;
        }
        return KEY;
    }

    @Test
    void threeLeavesGiveTheHashesThatAnotherProgramComputed() {
        SumTree tree = new SumTree();
        tree.add(LEAF.leaf(7, 1, 100).node());
        tree.add(LEAF.leaf(8, 0, 0).node());
        tree.add(LEAF.leaf(9, 2, 836).node());

        SumNode root = tree.take();

        assertThat(HexFormat.of().formatHex(LEAF.leaf(7, 1, 100).node().hash()))
                .isEqualTo("8256bffa6ec38cfa22b23f22475d1a28c96dd53e30503a96b1d6ce67f33d300b");
        assertThat(HexFormat.of().formatHex(root.hash()))
                .isEqualTo("67080d7c40eba1e998c0ffd2377e7f549b957c776faf2fb5c0fbfe6708ddd054");
        assertThat(root.sum()).isEqualTo(936);
        assertThat(root.count()).isEqualTo(3);
    }

    @Test
    void aTreeWithoutLeavesHasTheHashOfNothing() {
        assertThat(new SumTree().take())
                .isEqualTo(SumNode.EMPTY)
                .asString()
                .startsWith("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void aTreeGrownLeafByLeafIsTheTreeOfTheDefinition() {
        for (int size = 1; size <= 260; size++) {
            SumTree tree = new SumTree();
            NODES.subList(0, size).forEach(tree::add);
            assertThat(tree.take()).isEqualTo(definition(NODES.subList(0, size)));
        }
    }

    /// RFC 6962, section 2.1.
    private static SumNode definition(List<SumNode> leaves) {
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        int split = Integer.highestOneBit(leaves.size() - 1);
        return SumNode.over(
                definition(leaves.subList(0, split)),
                definition(leaves.subList(split, leaves.size())));
    }

    @Test
    void everyLeafOfEverySmallTreeHasAPathToItsRootAndToNoOther() {
        for (int size = 1; size <= 70; size++) {
            List<SumNode> leaves = NODES.subList(0, size);
            SumNode root = definition(leaves);
            for (int i = 0; i < size; i++) {
                Path path = Path.of(leaves, i);
                assertThat(path.root(leaves.get(i))).contains(root);
                assertThat(path.root(NODES.get(i + 100))).isNotEqualTo(Optional.of(root));
            }
        }
    }

    @Test
    void aPathOfAnotherLengthOrPlaceLeadsNowhere() {
        List<SumNode> leaves = NODES.subList(0, 13);
        SumNode root = definition(leaves);
        Path path = Path.of(leaves, 5);
        List<SumNode> shorter = path.neighbours().subList(1, path.neighbours().size());

        assertThat(new Path(5, 13, shorter).root(leaves.get(5))).isEmpty();
        assertThat(new Path(4, 13, path.neighbours()).root(leaves.get(5)))
                .isNotEqualTo(Optional.of(root));
        assertThat(new Path(0, 1, path.neighbours()).root(leaves.get(5))).isEmpty();
    }

    /// Hashing only the total lets two members share a leaf; here either sum changes the hash.
    @Test
    void sumsMovedFromOneSideToTheOtherChangeTheRoot() {
        SumNode left = NODES.get(10);
        SumNode right = NODES.get(11);
        SumNode more = new SumNode(left.hash(), left.sum() + 1, left.count());
        SumNode less = new SumNode(right.hash(), right.sum() - 1, right.count());

        assertThat(SumNode.over(more, less)).isNotEqualTo(SumNode.over(left, right));
    }

    @Test
    void negativeOrTooLargeSumsAreNoNodes() {
        byte[] hash = new byte[32];
        SumNode most = new SumNode(hash, Long.MAX_VALUE, 1);

        assertThatThrownBy(() -> new SumNode(hash, -1, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SumNode.over(most, NODES.get(1)))
                .isInstanceOf(ArithmeticException.class);
        assertThat(new Path(0, 2, List.of(NODES.get(1))).root(most)).isEmpty();
    }

    @Test
    void aFolioInChunksHasTheRootOfAllItsLeavesAndAReceiptForEach() {
        forAll(12, SumTreeTest::holdsForAFolio);
    }

    private record Owed(long household, long enrolment, long charge) {}

    private static void holdsForAFolio(SplittableRandom random) {
        List<Owed> lines = lines(random, random.nextInt(1, 1600));
        FolioTree tree = new FolioTree(LEAF);
        lines.forEach(line -> tree.owes(line.household(), line.enrolment(), 0, line.charge()));
        Chunks chunks = Chunks.ofBytes(tree.take().toBytes());
        List<SumNode> leaves =
                lines.stream()
                        .map(line -> LEAF.leaf(line.enrolment(), 0, line.charge()).node())
                        .toList();
        List<SumNode> folios = List.of(SumNode.EMPTY, NODES.getFirst(), chunks.root());
        SumNode top = definition(folios);
        assertThat(chunks.root()).isEqualTo(definition(leaves));
        for (int i = 0; i < lines.size(); i += 1 + random.nextInt(97)) {
            Receipt receipt = receipt(lines, chunks, lines.get(i), folios);
            assertThat(receipt.charge().chargeMinor()).isEqualTo(lines.get(i).charge());
            assertThat(receipt.proves(top)).isTrue();
            assertThat(receipt.proves(chunks.root())).isFalse();
        }
    }

    private static List<Owed> lines(SplittableRandom random, int count) {
        List<Owed> lines = new ArrayList<>();
        long household = 2 << 15;
        for (int i = 0; i < count; i++) {
            household += random.nextInt(3) == 0 ? random.nextInt(1, 4) : 0;
            lines.add(new Owed(household, 5000 + i, random.nextInt(1000)));
        }
        return lines;
    }

    /// As the server does: reads a chunk, and if the member is not in it the next one.
    private static Receipt receipt(
            List<Owed> lines, Chunks chunks, Owed wanted, List<SumNode> folios) {
        int offset = Math.toIntExact(wanted.household() % (1 << 15));
        for (int chunk = chunks.beginOf(offset); chunk < chunks.chunks().size(); chunk++) {
            int from = chunks.chunks().get(chunk).household();
            ReceiptSearch search = new ReceiptSearch(LEAF, chunks, chunk, wanted.enrolment());
            lines.stream()
                    .filter(line -> line.household() % (1 << 15) >= from)
                    .forEach(line ->
                            search.owes(line.household(), line.enrolment(), 0, line.charge()));
            Optional<Receipt> receipt = search.receipt(2, folios);
            if (receipt.isPresent()) {
                return receipt.get();
            }
        }
        throw new AssertionError("no receipt for " + wanted);
    }

    @Test
    void aReceiptWithAnotherChargeProvesNothing() {
        FolioTree tree = new FolioTree(LEAF);
        tree.owes(1, 1, 0, 100);
        tree.owes(1, 2, 0, 100);
        Chunks chunks = tree.take();
        ReceiptSearch search = new ReceiptSearch(LEAF, chunks, 0, 2);
        search.owes(1, 1, 0, 100);
        search.owes(1, 2, 0, 100);
        Receipt receipt = search.receipt(0, List.of(chunks.root())).orElseThrow();
        ChargeLeaf leaf = receipt.charge();
        ChargeLeaf cheaper =
                new ChargeLeaf(3, 624, leaf.enrolment(), leaf.band(), 99, leaf.nonce());

        assertThat(receipt.proves(chunks.root())).isTrue();
        assertThat(new Receipt(cheaper, receipt.inFolio(), receipt.inRound()).proves(chunks.root()))
                .isFalse();
    }

    @Test
    void anotherRoundKeyHidesTheSameChargeBehindAnotherHash() {
        byte[] other = Arrays.copyOf(KEY, 32);
        other[0]++;

        assertThat(new LeafHash(3, 624, other).leaf(7, 1, 100).node())
                .isNotEqualTo(LEAF.leaf(7, 1, 100).node());
    }
}
