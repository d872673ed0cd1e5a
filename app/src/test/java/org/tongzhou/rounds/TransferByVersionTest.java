package org.tongzhou.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.tongzhou.enrolment.Membership;
import org.tongzhou.plans.ListedPlan;

/// The age limit of the version that somebody joined under moves him, whatever a later one says.
class TransferByVersionTest extends BirthScene {

    private static final long PLATFORM = 0;
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
        plans.propose(code + ".yaml", document(version, from, limit), PLATFORM);
        plans.proposed().stream()
                .filter(one -> one.code().equals(code))
                .forEach(one -> plans.confirm(one.number(), version, PLATFORM));
    }

    private String document(int version, LocalDate from, int limit) {
        try {
            return new ClassPathResource("plans/demo/demo-xiang-hu-bao.yaml")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .replaceFirst("code: [a-z-]+", "code: " + code)
                    .replaceFirst("version: 1", "version: " + version)
                    .replaceFirst("effectiveFrom: [0-9-]+", "effectiveFrom: " + from)
                    .replace("ageTo: 59", "ageTo: " + (limit - 1))
                    .replace("maximumYears: 59", "maximumYears: " + (limit - 1))
                    .replace("coveredUntilYears: 59", "coveredUntilYears: " + (limit - 1))
                    .replace("atAge: 60", "atAge: " + limit);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
