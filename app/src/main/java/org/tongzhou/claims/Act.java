package org.tongzhou.claims;

import java.util.Optional;
import org.tongzhou.core.claim.RefusalReason;
import org.tongzhou.web.BadInput;

/// One act of staff on a claim.
///
/// @param onStep the last step that was seen when it was decided on: what changed since stops it
/// @param reason why a claim is found to be refused
/// @param rule the number of the rule quoted; the first on the reason's topic if none is named
public record Act(
        StaffAct what,
        int onStep,
        Optional<RefusalReason> reason,
        Optional<String> rule,
        String note) {

    static final int LONGEST_NOTE = 5000;

    public Act {
        note = note.strip();
        if (note.isEmpty() && what.needsNote()) {
            throw new BadInput("note", "claims.note.missing");
        }
        if (note.length() > LONGEST_NOTE) {
            throw new BadInput("note", "claims.text.long", LONGEST_NOTE);
        }
        if (what == StaffAct.FIND_REFUSE && reason.isEmpty()) {
            throw new BadInput("reason", "claims.reason.missing");
        }
    }

    /// Without the note, which may hold health data.
    @Override
    public String toString() {
        return what + " on step " + onStep;
    }
}
