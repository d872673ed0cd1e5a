package org.tongzhou.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tongzhou.enrolment.Membership;
import org.tongzhou.plans.ListedPlan;

/// The age limit of the version that somebody joined under moves him, whatever a later one says.
class TransferByVersionTest extends BirthScene {

    private static final int LATER_LIMIT = 62;

    private final String code =
            "limit-" + UUID.randomUUID().toString().replaceAll("[^a-f]", "").concat("x");

    @Override
    ListedPlan plan() {
        return plans.inForce(code, gate.now()).orElseThrow();
    }

    @Test
    void whoJoinedBeforeTheLimitWasRaisedMovesAtHisOwnLimitAndWhoJoinedAfterItDoesNot() {
        plans.publishShipped(List.of("demo/demo-senior.yaml"));
        publish(1, LocalDate.of(2020, 1, 1), LIMIT);
        nextRound();
        int reached = plan().calendar().firstOnOrAfter(today().plusDays(1)) + 2;
        Membership before = joinedAt(bornToReachLimitWith(reached));
        publish(2, today().plusDays(1), LATER_LIMIT);
        nextRound();
        Membership after = joinedAt(bornToReachLimitWith(reached));

        nextRound();
        nextRound();

        assertThat(after.planVersion()).isEqualTo(2);
        assertThat(seats(before.person())).containsExactly(seniorOf(before).enrolment());
        assertThat(seats(after.person())).containsExactly(after.enrolment());
    }

    private void publish(int version, LocalDate from, int limit) {
        new OwnPlan(plans, code).publish(version, from, text -> withLimit(text, limit));
    }

    private static String withLimit(String text, int limit) {
        return text.replace("ageTo: 59", "ageTo: " + (limit - 1))
                .replace("maximumYears: 59", "maximumYears: " + (limit - 1))
                .replace("coveredUntilYears: 59", "coveredUntilYears: " + (limit - 1))
                .replace("atAge: 60", "atAge: " + limit);
    }
}
