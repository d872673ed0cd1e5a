package org.tongzhou.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tongzhou.core.money.Amount;

class BenefitTableTest {

    private final BenefitTable table = ExamplePlan.plan().benefits();

    @Test
    void theBenefitFollowsTheAgeAtDiagnosis() {
        for (int age = 0; age <= 150; age++) {
            Optional<Amount> benefit = table.benefit("heart-attack", "severe", age);

            assertThat(benefit).as("age %d", age).isEqualTo(expectedAt(age));
        }
    }

    private static Optional<Amount> expectedAt(int age) {
        if (age > 59) {
            return Optional.empty();
        }
        return Optional.of(new Amount(age < 40 ? 30_000_000 : 10_000_000));
    }

    @Test
    void aRowThatNamesTheDiseasePaysForItAlone() {
        assertThat(table.benefit("thyroid-cancer", "light", 45)).contains(new Amount(5_000_000));
        assertThat(table.benefit("heart-attack", "light", 45)).isEmpty();
        assertThat(table.benefit("thyroid-cancer", "severe", 45)).contains(new Amount(10_000_000));
        assertThat(table.highest()).isEqualTo(new Amount(30_000_000));
    }

    @Test
    void twoRowsForTheSameAgeAreRefused() {
        Amount amount = new Amount(100);
        List<Benefit> rows =
                List.of(
                        new Benefit(0, 40, "severe", amount, Optional.empty()),
                        new Benefit(40, 59, "severe", amount, Optional.empty()));

        assertThatThrownBy(() -> new BenefitTable(rows)).hasMessageContaining("rows 0 and 1");
    }
}
