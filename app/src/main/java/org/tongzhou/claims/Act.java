package org.tongzhou.claims;

import java.util.Optional;
import org.tongzhou.core.claim.RefusalReason;
import org.tongzhou.web.BadInput;

/// One act of staff on a claim.
///
/// @param onStep the last step that was seen when it was decided on: what changed since stops it
/// @param reason why a claim is found to be refused
/// @param rule the number of the rule quoted; the first that fits the reason if none is named
/// @param explanation why, in words to the claimant, who reads them with the decision
public record Act(
        StaffAct what,
        int onStep,
        Optional<RefusalReason> reason,
        Optional<String> rule,
        String note,
        String explanation) {

    static final int LONGEST_NOTE = 5000;

    public Act {
        note = note.strip();
        explanation = explanation.strip();
        if (note.isEmpty() && what.needsNote()) {
            throw new BadInput("note", "claims.note.missing");
        }
        if (note.length() > LONGEST_NOTE) {
            throw new BadInput("note", "claims.text.long", LONGEST_NOTE);
        }
        if (explanation.length() > LONGEST_NOTE) {
            throw new BadInput("explanation", "claims.text.long", LONGEST_NOTE);
        }
        if (!explanation.isEmpty() && !what.finds()) {
            throw new BadInput("explanation", "claims.explanation.notHere");
        }
        if (what == StaffAct.FIND_REFUSE && reason.isEmpty()) {
            throw new BadInput("reason", "claims.reason.missing");
        }
        if (explanation.isEmpty() && what == StaffAct.FIND_REFUSE) {
            throw new BadInput("explanation", "claims.explanation.missing");
        }
    }

    /// Without its texts, which may hold health data.
    @Override
    public String toString() {
        return what + " on step " + onStep;
    }
}
