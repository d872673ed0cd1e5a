package org.tongzhou.core.plan.document;

/// Something wrong in a plan document: where it stands and why it is wrong.
///
/// `path` leads from the top of the file, such as `benefits[2].amount`; it is empty for the
/// document as a whole.
public record DocumentFault(String file, int line, String path, String reason) {

    @Override
    public String toString() {
        return "%s:%d: %s%s".formatted(file, line, path.isEmpty() ? "" : path + ": ", reason);
    }
}
