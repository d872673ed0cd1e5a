package org.tongzhou.plans;

import java.util.List;
import org.tongzhou.core.plan.Flaw;
import org.tongzhou.core.plan.document.DocumentFault;
import org.tongzhou.web.Words;

/// What is wrong in a document, in the words of the reader; of a program, which reads it as it is.
///
/// @param path from the top of the file; empty for the file as a whole
/// @param code the kind of fault, which stays the same for ever: programs decide by it
record FaultLine(String file, int line, String path, String code, String reason) {

    static List<FaultLine> of(List<DocumentFault> faults) {
        return faults.stream().map(FaultLine::of).toList();
    }

    private static FaultLine of(DocumentFault fault) {
        Flaw flaw = fault.flaw();
        return new FaultLine(
                fault.file(),
                fault.line(),
                fault.path(),
                flaw.kind().name(),
                Words.of(key(flaw.kind()), flaw.names().toArray()));
    }

    static String key(Flaw.Kind kind) {
        return "plans.fault." + kind;
    }
}
