package org.tongzhou.collection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tongzhou.core.money.Amount;

/// Differences with the provider stay until each is resolved.
class DifferencesTest extends BalanceScene {

    private static final LocalDate DAY = LocalDate.of(2091, 1, 1);
    private static final String REF = "debits/x";

    @Autowired private SettlementRepository settlements;

    @Test
    void aDifferenceOnAnotherDayIsNotHiddenByAnEarlierOneOfTheSameReference() {
        undone(() -> {
            settlements.difference(DAY, 1, REF, Amount.ZERO, new Amount(1), "MISMATCH");
            settlements.resolve(found(1), REF, DAY, "MATCHED_LATER");

            settlements.difference(DAY.plusDays(1), 1, REF, Amount.ZERO, new Amount(2), "MISMATCH");

            assertThat(openDifferences()).isEqualTo(1);
        });
    }

    @Test
    void aLineThatMatchesLateLeavesTheOtherOfItsReferenceOpen() {
        undone(() -> {
            settlements.difference(DAY, 1, REF, Amount.ZERO, new Amount(1), "MISMATCH");
            settlements.difference(DAY, 2, REF, Amount.ZERO, new Amount(2), "MISMATCH");

            settlements.resolve(found(1), REF, DAY, "MATCHED_LATER");

            assertThat(openDifferences()).isEqualTo(1);
        });
    }

    private static SettlementRepository.Unmatched found(int line) {
        var provider = new Settlement.Line(Settlement.Kind.DEBITS, "x", 1, new Amount(1));
        return new SettlementRepository.Unmatched(DAY, line, provider);
    }

    private long openDifferences() {
        return debits.differences().stream().filter(one -> one.ref().equals(REF)).count();
    }
}
