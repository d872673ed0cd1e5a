package org.tongzhou.core.tree;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// The roots of a folio's leaves, 512 each, in order, and where each begins.
public record Chunks(List<Chunk> chunks) {

    /// Leaves below each root that is kept.
    public static final int LEAVES = 512;

    private static final int CHUNK_BYTES = 2 * Short.BYTES + SumNode.BYTES;

    /// One chunk: its root, and where its leaves begin.
    ///
    /// @param household of the first leaf, counted from the folio's first number
    /// @param skipped leaves of that household that lie in the chunk before
    public record Chunk(int household, int skipped, SumNode root) {}

    public Chunks {
        chunks = List.copyOf(chunks);
    }

    /// The root of the folio: RFC 6962's shape over all its leaves, since every chunk but the last
    /// is perfect.
    public SumNode root() {
        SumTree tree = new SumTree();
        roots().forEach(tree::add);
        return tree.take();
    }

    public int size() {
        return chunks.size();
    }

    List<SumNode> roots() {
        return chunks.stream().map(Chunk::root).toList();
    }

    /// The chunk that a household's leaves begin in, or the last one before it.
    public int beginOf(int household) {
        int at = 0;
        while (at + 1 < chunks.size() && begins(chunks.get(at + 1), household)) {
            at++;
        }
        return at;
    }

    private static boolean begins(Chunk chunk, int household) {
        return chunk.household() < household
                || (chunk.household() == household && chunk.skipped() == 0);
    }

    public byte[] toBytes() {
        ByteBuffer bytes = ByteBuffer.allocate(chunks.size() * CHUNK_BYTES);
        for (Chunk chunk : chunks) {
            bytes.putShort((short) chunk.household()).putShort((short) chunk.skipped());
            chunk.root().write(bytes);
        }
        return bytes.array();
    }

    public static Chunks ofBytes(byte[] bytes) {
        ByteBuffer from = ByteBuffer.wrap(bytes);
        List<Chunk> chunks = new ArrayList<>(bytes.length / CHUNK_BYTES);
        while (from.hasRemaining()) {
            int household = Short.toUnsignedInt(from.getShort());
            int skipped = Short.toUnsignedInt(from.getShort());
            chunks.add(new Chunk(household, skipped, SumNode.read(from)));
        }
        return new Chunks(chunks);
    }
}
