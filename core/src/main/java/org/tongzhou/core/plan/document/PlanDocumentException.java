package org.tongzhou.core.plan.document;

import java.util.List;
import java.util.stream.Collectors;

/// A plan document is wrong, and nothing of it was taken over.
public final class PlanDocumentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<DocumentFault> faults;

    PlanDocumentException(List<DocumentFault> faults) {
        super(faults.stream().map(DocumentFault::toString).collect(Collectors.joining("\n")));
        this.faults = List.copyOf(faults);
    }

    public List<DocumentFault> faults() {
        return faults;
    }
}
