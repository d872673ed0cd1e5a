package org.tongzhou.core.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Every state and every event, as a table that people can read: who may, and where it leads.
class CourseTest {

    private static final String EXPECTED =
            """
            REPORTED PAPERS_COMPLETE reviewer IN_REVIEW
            REPORTED PAPERS_MISSING reviewer INCOMPLETE
            REPORTED PAPERS_ADDED -
            REPORTED INVESTIGATION_ORDERED -
            REPORTED INVESTIGATED -
            REPORTED REVIEWED -
            REPORTED SENT_BACK -
            REPORTED PAYMENT_CONFIRMED -
            REPORTED REFUSAL_CONFIRMED -
            REPORTED PUBLISHED -
            REPORTED OBJECTION_UPHELD -
            REPORTED COLLECTED -
            REPORTED PAID -
            REPORTED WITHDRAWN claimant WITHDRAWN

            INCOMPLETE PAPERS_COMPLETE reviewer IN_REVIEW
            INCOMPLETE PAPERS_MISSING -
            INCOMPLETE PAPERS_ADDED claimant REPORTED
            INCOMPLETE INVESTIGATION_ORDERED -
            INCOMPLETE INVESTIGATED -
            INCOMPLETE REVIEWED -
            INCOMPLETE SENT_BACK -
            INCOMPLETE PAYMENT_CONFIRMED -
            INCOMPLETE REFUSAL_CONFIRMED -
            INCOMPLETE PUBLISHED -
            INCOMPLETE OBJECTION_UPHELD -
            INCOMPLETE COLLECTED -
            INCOMPLETE PAID -
            INCOMPLETE WITHDRAWN claimant WITHDRAWN

            IN_REVIEW PAPERS_COMPLETE -
            IN_REVIEW PAPERS_MISSING reviewer INCOMPLETE
            IN_REVIEW PAPERS_ADDED -
            IN_REVIEW INVESTIGATION_ORDERED reviewer IN_INVESTIGATION
            IN_REVIEW INVESTIGATED -
            IN_REVIEW REVIEWED reviewer IN_CONFIRMATION
            IN_REVIEW SENT_BACK -
            IN_REVIEW PAYMENT_CONFIRMED -
            IN_REVIEW REFUSAL_CONFIRMED -
            IN_REVIEW PUBLISHED -
            IN_REVIEW OBJECTION_UPHELD -
            IN_REVIEW COLLECTED -
            IN_REVIEW PAID -
            IN_REVIEW WITHDRAWN claimant WITHDRAWN

            IN_INVESTIGATION PAPERS_COMPLETE -
            IN_INVESTIGATION PAPERS_MISSING -
            IN_INVESTIGATION PAPERS_ADDED -
            IN_INVESTIGATION INVESTIGATION_ORDERED -
            IN_INVESTIGATION INVESTIGATED investigator IN_REVIEW
            IN_INVESTIGATION REVIEWED -
            IN_INVESTIGATION SENT_BACK -
            IN_INVESTIGATION PAYMENT_CONFIRMED -
            IN_INVESTIGATION REFUSAL_CONFIRMED -
            IN_INVESTIGATION PUBLISHED -
            IN_INVESTIGATION OBJECTION_UPHELD -
            IN_INVESTIGATION COLLECTED -
            IN_INVESTIGATION PAID -
            IN_INVESTIGATION WITHDRAWN claimant WITHDRAWN

            IN_CONFIRMATION PAPERS_COMPLETE -
            IN_CONFIRMATION PAPERS_MISSING -
            IN_CONFIRMATION PAPERS_ADDED -
            IN_CONFIRMATION INVESTIGATION_ORDERED -
            IN_CONFIRMATION INVESTIGATED -
            IN_CONFIRMATION REVIEWED -
            IN_CONFIRMATION SENT_BACK reviewer IN_REVIEW
            IN_CONFIRMATION PAYMENT_CONFIRMED reviewer APPROVED
            IN_CONFIRMATION REFUSAL_CONFIRMED reviewer REFUSED
            IN_CONFIRMATION PUBLISHED -
            IN_CONFIRMATION OBJECTION_UPHELD -
            IN_CONFIRMATION COLLECTED -
            IN_CONFIRMATION PAID -
            IN_CONFIRMATION WITHDRAWN claimant WITHDRAWN

            OBJECTED PAPERS_COMPLETE -
            OBJECTED PAPERS_MISSING -
            OBJECTED PAPERS_ADDED -
            OBJECTED INVESTIGATION_ORDERED reviewer IN_INVESTIGATION
            OBJECTED INVESTIGATED -
            OBJECTED REVIEWED -
            OBJECTED SENT_BACK -
            OBJECTED PAYMENT_CONFIRMED -
            OBJECTED REFUSAL_CONFIRMED -
            OBJECTED PUBLISHED -
            OBJECTED OBJECTION_UPHELD -
            OBJECTED COLLECTED -
            OBJECTED PAID -
            OBJECTED WITHDRAWN -

            APPROVED PAPERS_COMPLETE -
            APPROVED PAPERS_MISSING -
            APPROVED PAPERS_ADDED -
            APPROVED INVESTIGATION_ORDERED -
            APPROVED INVESTIGATED -
            APPROVED REVIEWED -
            APPROVED SENT_BACK -
            APPROVED PAYMENT_CONFIRMED -
            APPROVED REFUSAL_CONFIRMED -
            APPROVED PUBLISHED rounds PUBLISHED
            APPROVED OBJECTION_UPHELD -
            APPROVED COLLECTED -
            APPROVED PAID -
            APPROVED WITHDRAWN claimant WITHDRAWN

            PUBLISHED PAPERS_COMPLETE -
            PUBLISHED PAPERS_MISSING -
            PUBLISHED PAPERS_ADDED -
            PUBLISHED INVESTIGATION_ORDERED -
            PUBLISHED INVESTIGATED -
            PUBLISHED REVIEWED -
            PUBLISHED SENT_BACK -
            PUBLISHED PAYMENT_CONFIRMED -
            PUBLISHED REFUSAL_CONFIRMED -
            PUBLISHED PUBLISHED -
            PUBLISHED OBJECTION_UPHELD rounds OBJECTED
            PUBLISHED COLLECTED rounds COLLECTED
            PUBLISHED PAID -
            PUBLISHED WITHDRAWN -

            COLLECTED PAPERS_COMPLETE -
            COLLECTED PAPERS_MISSING -
            COLLECTED PAPERS_ADDED -
            COLLECTED INVESTIGATION_ORDERED -
            COLLECTED INVESTIGATED -
            COLLECTED REVIEWED -
            COLLECTED SENT_BACK -
            COLLECTED PAYMENT_CONFIRMED -
            COLLECTED REFUSAL_CONFIRMED -
            COLLECTED PUBLISHED -
            COLLECTED OBJECTION_UPHELD -
            COLLECTED COLLECTED -
            COLLECTED PAID rounds PAID
            COLLECTED WITHDRAWN -
            """;

    @Test
    void everyCellOfTheTableIsAsWritten() {
        StringBuilder told = new StringBuilder();
        for (ClaimState state : ClaimState.all()) {
            if (state instanceof ClaimState.Closed) {
                continue;
            }
            told.append(told.isEmpty() ? "" : "\n");
            for (ClaimEvent event : ClaimEvent.values()) {
                told.append(state.name()).append(' ').append(event).append(' ');
                told.append(cell(state, event)).append('\n');
            }
        }

        assertThat(told.toString()).isEqualTo(EXPECTED);
    }

    private static String cell(ClaimState state, ClaimEvent event) {
        return Course.transition(state, event)
                .map(row -> row.by().name().toLowerCase(Locale.ROOT) + " " + row.to().name())
                .orElse("-");
    }

    @Test
    void nothingFollowsTheEnd() {
        for (ClaimState.Closed closed : ClaimState.Closed.values()) {
            for (ClaimEvent event : ClaimEvent.values()) {
                assertThat(Course.transition(closed, event)).isEmpty();
            }
        }
    }

    @Test
    void noCellIsWrittenTwice() {
        Set<String> cells = new TreeSet<>();
        for (Course.Transition row : Course.TABLE) {
            assertThat(cells.add(row.from().name() + " " + row.event())).as("%s", row).isTrue();
        }
    }

    @Test
    void everyStateCanBeReachedAndEveryOpenOneHasADeadline() {
        Set<String> reached = new TreeSet<>(Set.of("REPORTED"));
        Course.TABLE.forEach(row -> reached.add(row.to().name()));

        for (ClaimState state : ClaimState.all()) {
            assertThat(reached).contains(state.name());
            assertThat(ClaimState.of(state.name())).isEqualTo(state);
            assertThat(Course.dueInDays(state).isPresent())
                    .as(state.name())
                    .isEqualTo(state instanceof ClaimState.Open);
        }
    }
}
