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

    /// Reads a document that somebody proposes; `file` is the name by which faults call it. A
    /// figure that a text states by hand, and a flag that no rule states, is a fault.
    public Reading read(String file, String text) {
        Draft draft = new Draft(library);
        Optional<Plan> plan = open(draft, file, text);
        draft.faultProposal();
        return reading(plan, draft);
    }

    private static Optional<Plan> open(Draft draft, String file, String text) {
        return draft.open(file, text).flatMap(root -> PlanSection.read(root).held());
    }

    private static Reading reading(Optional<Plan> plan, Draft draft) {
        if (plan.isEmpty() || draft.hasFaults()) {
            return new Reading.Wrong(draft.faults());
        }
        return new Reading.Read(plan.get(), draft.texts());
    }

    /// Reads a document that was taken over before and stays as it is: texts of older versions may
    /// state figures and flags by hand.
    ///
    /// @throws PlanDocumentException with every fault if it is not
    public Plan plan(String file, String text) {
        Draft draft = new Draft(library);
        return switch (reading(open(draft, file, text), draft)) {
            case Reading.Read(Plan plan, Map<String, String> _) -> plan;
            case Reading.Wrong(var faults) -> throw new PlanDocumentException(faults);
        };
    }
}
