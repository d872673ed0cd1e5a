package org.tongzhou.claims;

import org.tongzhou.accounts.Role;
import org.tongzhou.core.claim.ClaimEvent;

/// What staff may do with a claim.
public enum StaffAct {
    PAPERS_COMPLETE(Role.REVIEWER, false),
    PAPERS_MISSING(Role.REVIEWER, true),
    INVESTIGATE(Role.REVIEWER, true),
    REPORT_FINDINGS(Role.INVESTIGATOR, true),
    FIND_PAY(Role.REVIEWER, false),
    FIND_REFUSE(Role.REVIEWER, true),
    CONFIRM(Role.REVIEWER, false),
    SEND_BACK(Role.REVIEWER, true);

    private final Role role;
    private final boolean needsNote;

    StaffAct(Role role, boolean needsNote) {
        this.role = role;
        this.needsNote = needsNote;
    }

    Role role() {
        return role;
    }

    boolean needsNote() {
        return needsNote;
    }

    /// Whether it says how the claim should be decided, and explains that to the claimant.
    boolean finds() {
        return this == FIND_PAY || this == FIND_REFUSE;
    }

    /// The event that it brings about; confirming does what was found.
    ClaimEvent event(Finding found) {
        return switch (this) {
            case PAPERS_COMPLETE -> ClaimEvent.PAPERS_COMPLETE;
            case PAPERS_MISSING -> ClaimEvent.PAPERS_MISSING;
            case INVESTIGATE -> ClaimEvent.INVESTIGATION_ORDERED;
            case REPORT_FINDINGS -> ClaimEvent.INVESTIGATED;
            case FIND_PAY, FIND_REFUSE -> ClaimEvent.REVIEWED;
            case SEND_BACK -> ClaimEvent.SENT_BACK;
            case CONFIRM ->
                    switch (found) {
                        case PAY -> ClaimEvent.PAYMENT_CONFIRMED;
                        case REFUSE -> ClaimEvent.REFUSAL_CONFIRMED;
                    };
        };
    }
}
