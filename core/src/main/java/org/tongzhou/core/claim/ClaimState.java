package org.tongzhou.core.claim;

import java.util.List;
import java.util.stream.Stream;

/// Where a claim stands. Which event leads from where to where is the table in [Course].
public sealed interface ClaimState {

    /// The name by which the state is stored and written in the API.
    String name();

    /// Somebody must do something before it is decided.
    enum Open implements ClaimState {
        /// Waits for the check that its papers are complete.
        REPORTED,
        /// Waits for papers from the claimant.
        INCOMPLETE,
        /// Waits for the finding of a first reviewer.
        IN_REVIEW,
        /// Waits for what an investigator finds out.
        IN_INVESTIGATION,
        /// Waits for a second person to confirm the finding.
        IN_CONFIRMATION,
        /// Was published, and an objection to it was right.
        OBJECTED
    }

    /// It was found right, and goes its way to being paid.
    enum Granted implements ClaimState {
        /// Waits for a round.
        APPROVED,
        /// Is shown to all members.
        PUBLISHED,
        /// The members' shares came in.
        COLLECTED
    }

    /// Nothing more follows.
    enum Closed implements ClaimState {
        REFUSED,
        PAID,
        WITHDRAWN
    }

    /// Every state, in the order in which a claim may meet them.
    static List<ClaimState> all() {
        return Stream.of(Open.values(), Granted.values(), Closed.values())
                .<ClaimState>flatMap(Stream::of)
                .toList();
    }

    /// The state with this name.
    ///
    /// @throws IllegalArgumentException if there is none
    static ClaimState of(String name) {
        for (ClaimState state : all()) {
            if (state.name().equals(name)) {
                return state;
            }
        }
        throw new IllegalArgumentException("no state of a claim: " + name);
    }
}
