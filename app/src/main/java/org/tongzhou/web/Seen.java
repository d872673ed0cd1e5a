package org.tongzhou.web;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/// What somebody saw when he approved, as one short word: it changes when any of the facts does.
///
/// The page carries it in its form and the API gives it to programs, so that nobody approves
/// figures that changed while he looked at them.
public final class Seen {

    private static final int BYTES = 8;

    private Seen() {}

    public static String of(Object... facts) {
        byte[] whole = Arrays.toString(facts).getBytes(StandardCharsets.UTF_8);
        byte[] digest = IdempotencyKeys.sha256(whole);
        return HexFormat.of().formatHex(digest, 0, BYTES);
    }
}
