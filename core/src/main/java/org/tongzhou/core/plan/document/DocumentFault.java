package org.tongzhou.core.plan.document;

import org.tongzhou.core.plan.Flaw;

/// Something wrong in a plan document: where it stands and why it is wrong.
///
/// `path` leads from the top of the file, such as `benefits[2].amount`; it is empty for the
/// document as a whole.
public record DocumentFault(String file, int line, String path, Flaw flaw) {

    /// Why it is wrong, in English.
    public String reason() {
        return flaw.toString();
    }

    @Override
    public String toString() {
        return "%s:%d: %s%s".formatted(file, line, path.isEmpty() ? "" : path + ": ", flaw);
    }
}
