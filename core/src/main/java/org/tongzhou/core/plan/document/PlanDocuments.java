package org.tongzhou.core.plan.document;

import java.util.Map;
import java.util.Optional;
import org.tongzhou.core.plan.Plan;

/// The door to plan documents: reads one as a whole or says all that is wrong with it.
public final class PlanDocuments {

    private final Library library;

    public PlanDocuments(Library library) {
        this.library = library;
    }

    /// Reads a document; `file` is the name by which faults call it.
    public Reading read(String file, String text) {
        Draft draft = new Draft(library);
        Optional<Plan> plan = draft.open(file, text).flatMap(root -> PlanSection.read(root).held());
        if (plan.isEmpty() || draft.hasFaults()) {
            return new Reading.Wrong(draft.faults());
        }
        return new Reading.Read(plan.get(), draft.texts());
    }

    /// Reads a document that is expected to be right.
    ///
    /// @throws PlanDocumentException with every fault if it is not
    public Plan plan(String file, String text) {
        return switch (read(file, text)) {
            case Reading.Read(Plan plan, Map<String, String> _) -> plan;
            case Reading.Wrong(var faults) -> throw new PlanDocumentException(faults);
        };
    }
}
