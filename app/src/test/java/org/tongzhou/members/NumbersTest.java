package org.tongzhou.members;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.round.Folio;
import org.tongzhou.web.BadInput;

/// What is computed from numbers that people and sequences give.
class NumbersTest {

    @Test
    void householdsFillFourFoliosInTurnAndNeverMeet() {
        Set<Long> seen = new HashSet<>();
        for (long taken = 0; taken < 9L * Folio.HOUSEHOLDS; taken++) {
            long household = HouseholdNumbers.household(taken);

            assertThat(seen.add(household)).isTrue();
            assertThat(Folio.of(household)).isBetween(0, 11);
        }
        assertThat(HouseholdNumbers.household(0)).isZero();
        assertThat(Folio.of(HouseholdNumbers.household(4L * Folio.HOUSEHOLDS))).isEqualTo(4);
    }

    @Test
    void yuanAreReadToTheFen() {
        assertThat(MandateDetails.yuan("50")).isEqualTo(new Amount(5000));
        assertThat(MandateDetails.yuan("49.9")).isEqualTo(new Amount(4990));
        assertThat(MandateDetails.yuan("0.01")).isEqualTo(new Amount(1));
        for (String bad : new String[] {"", "-1", "1.234", "1,5", "a", "1e3", "1."}) {
            assertThatThrownBy(() -> MandateDetails.yuan(bad)).isInstanceOf(BadInput.class);
        }
    }
}
