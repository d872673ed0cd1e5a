package org.tongzhou.core.claim;

import static org.tongzhou.core.claim.Actor.CLAIMANT;
import static org.tongzhou.core.claim.Actor.INVESTIGATOR;
import static org.tongzhou.core.claim.Actor.REVIEWER;
import static org.tongzhou.core.claim.Actor.ROUNDS;
import static org.tongzhou.core.claim.ClaimEvent.COLLECTED;
import static org.tongzhou.core.claim.ClaimEvent.INVESTIGATED;
import static org.tongzhou.core.claim.ClaimEvent.INVESTIGATION_ORDERED;
import static org.tongzhou.core.claim.ClaimEvent.OBJECTION_UPHELD;
import static org.tongzhou.core.claim.ClaimEvent.PAID;
import static org.tongzhou.core.claim.ClaimEvent.PAPERS_ADDED;
import static org.tongzhou.core.claim.ClaimEvent.PAPERS_COMPLETE;
import static org.tongzhou.core.claim.ClaimEvent.PAPERS_MISSING;
import static org.tongzhou.core.claim.ClaimEvent.PAYMENT_CONFIRMED;
import static org.tongzhou.core.claim.ClaimEvent.PUBLISHED;
import static org.tongzhou.core.claim.ClaimEvent.REFUSAL_CONFIRMED;
import static org.tongzhou.core.claim.ClaimEvent.REVIEWED;
import static org.tongzhou.core.claim.ClaimEvent.SENT_BACK;
import static org.tongzhou.core.claim.ClaimEvent.WITHDRAWN;
import static org.tongzhou.core.claim.ClaimState.Open.INCOMPLETE;
import static org.tongzhou.core.claim.ClaimState.Open.IN_CONFIRMATION;
import static org.tongzhou.core.claim.ClaimState.Open.IN_INVESTIGATION;
import static org.tongzhou.core.claim.ClaimState.Open.IN_REVIEW;
import static org.tongzhou.core.claim.ClaimState.Open.OBJECTED;
import static org.tongzhou.core.claim.ClaimState.Open.REPORTED;

import java.util.List;
import java.util.Optional;
import org.tongzhou.core.claim.ClaimState.Closed;
import org.tongzhou.core.claim.ClaimState.Granted;

/// The course of a claim: every transition there is, in one table. What is not in it cannot happen.
public final class Course {

    /// From a state, by an event, to a state, and who may bring it about.
    public record Transition(ClaimState from, ClaimEvent event, ClaimState to, Actor by) {}

    public static final List<Transition> TABLE =
            List.of(
                    new Transition(REPORTED, PAPERS_COMPLETE, IN_REVIEW, REVIEWER),
                    new Transition(REPORTED, PAPERS_MISSING, INCOMPLETE, REVIEWER),
                    new Transition(REPORTED, WITHDRAWN, Closed.WITHDRAWN, CLAIMANT),
                    new Transition(INCOMPLETE, PAPERS_ADDED, REPORTED, CLAIMANT),
                    // Papers that never come must not keep a claim open: it is judged without them.
                    new Transition(INCOMPLETE, PAPERS_COMPLETE, IN_REVIEW, REVIEWER),
                    new Transition(INCOMPLETE, WITHDRAWN, Closed.WITHDRAWN, CLAIMANT),
                    new Transition(IN_REVIEW, PAPERS_MISSING, INCOMPLETE, REVIEWER),
                    new Transition(IN_REVIEW, INVESTIGATION_ORDERED, IN_INVESTIGATION, REVIEWER),
                    new Transition(IN_REVIEW, REVIEWED, IN_CONFIRMATION, REVIEWER),
                    new Transition(IN_REVIEW, WITHDRAWN, Closed.WITHDRAWN, CLAIMANT),
                    new Transition(IN_INVESTIGATION, INVESTIGATED, IN_REVIEW, INVESTIGATOR),
                    new Transition(IN_INVESTIGATION, WITHDRAWN, Closed.WITHDRAWN, CLAIMANT),
                    new Transition(IN_CONFIRMATION, SENT_BACK, IN_REVIEW, REVIEWER),
                    new Transition(IN_CONFIRMATION, PAYMENT_CONFIRMED, Granted.APPROVED, REVIEWER),
                    new Transition(IN_CONFIRMATION, REFUSAL_CONFIRMED, Closed.REFUSED, REVIEWER),
                    new Transition(IN_CONFIRMATION, WITHDRAWN, Closed.WITHDRAWN, CLAIMANT),
                    new Transition(OBJECTED, INVESTIGATION_ORDERED, IN_INVESTIGATION, REVIEWER),
                    new Transition(Granted.APPROVED, PUBLISHED, Granted.PUBLISHED, ROUNDS),
                    new Transition(Granted.APPROVED, WITHDRAWN, Closed.WITHDRAWN, CLAIMANT),
                    new Transition(Granted.PUBLISHED, OBJECTION_UPHELD, OBJECTED, ROUNDS),
                    new Transition(Granted.PUBLISHED, COLLECTED, Granted.COLLECTED, ROUNDS),
                    new Transition(Granted.COLLECTED, PAID, Closed.PAID, ROUNDS));

    private Course() {}

    /// The transition that an event brings about in a state, or nothing if it cannot happen there.
    public static Optional<Transition> transition(ClaimState from, ClaimEvent event) {
        return TABLE.stream()
                .filter(row -> row.from().equals(from) && row.event() == event)
                .findFirst();
    }

    /// What an actor may bring about in a state, in the order of the table.
    public static List<ClaimEvent> possible(ClaimState from, Actor by) {
        return TABLE.stream()
                .filter(row -> row.from().equals(from) && row.by() == by)
                .map(Transition::event)
                .toList();
    }

    /// In how many days somebody must have done what a state waits for; none where a round decides.
    public static Optional<Integer> dueInDays(ClaimState state) {
        return switch (state) {
            case REPORTED, OBJECTED -> Optional.of(2);
            case INCOMPLETE -> Optional.of(30);
            case IN_REVIEW -> Optional.of(5);
            case IN_INVESTIGATION -> Optional.of(15);
            case IN_CONFIRMATION -> Optional.of(3);
            case Granted _, Closed _ -> Optional.empty();
        };
    }
}
