package org.tongzhou.evidence;

import java.util.UUID;

/// What handing in a paper came to; only [Kept] stored anything.
public sealed interface PaperKept {

    /// Kept under this number; the same paper of the same person keeps its number.
    record Kept(UUID paper) implements PaperKept {}

    record Empty() implements PaperKept {}

    record TooLarge(int mostBytes) implements PaperKept {}

    /// Neither JPEG, PNG nor PDF by its first bytes.
    record UnknownFormat() implements PaperKept {}
}
