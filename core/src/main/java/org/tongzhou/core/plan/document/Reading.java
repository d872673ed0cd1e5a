package org.tongzhou.core.plan.document;

import java.util.List;
import java.util.Map;
import org.tongzhou.core.plan.Plan;

/// What reading a document came to.
public sealed interface Reading {

    /// The plan, and the raw text of each file it was read from, by name: the version consists of
    /// all of them.
    record Read(Plan plan, Map<String, String> texts) implements Reading {

        public Read {
            texts = Map.copyOf(texts);
        }
    }

    /// Everything that is wrong with the document, in the order of its lines.
    record Wrong(List<DocumentFault> faults) implements Reading {

        public Wrong {
            faults = List.copyOf(faults);
        }
    }
}
