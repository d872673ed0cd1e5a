package org.tongzhou.cluster;

import java.io.Serializable;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.tongzhou.core.tree.Chunks;
import org.tongzhou.core.tree.SumNode;

/// What the pass over one folio came to: the columns of the platform's `rounds.folio_result`.
@SuppressWarnings("ArrayRecordComponent") // never compared
record FolioResult(int folio, long members, long chargedMinor, byte[] root, byte[] chunks)
        implements Serializable {

    static FolioResult of(int folio, Chunks chunks) {
        SumNode root = chunks.root();
        return new FolioResult(folio, root.count(), root.sum(), root.hash(), chunks.toBytes());
    }

    SumNode node() {
        return new SumNode(root, chargedMinor, members);
    }

    private String toJson() {
        return """
        {"folio": %d, "members": %d, "charged_minor": %d, "root": "%s", "chunks": "%s"}
        """
                .formatted(folio, members, chargedMinor, hex(root), hex(chunks));
    }

    /// A line for each folio.
    static String toLines(List<FolioResult> results) {
        return results.stream().map(FolioResult::toJson).collect(Collectors.joining());
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
