package org.tongzhou.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FateTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 14);
    private static final int ACCOUNTS = 100_000;

    @Test
    void theDialsSetHowOftenDebitsFail() {
        Dials dials =
                Dials.atStart()
                        .with(
                                Map.of(
                                        Dial.INSUFFICIENT_PER_MILLE, 100L,
                                        Dial.CLOSED_PER_MILLE, 0L,
                                        Dial.PENDING_PER_MILLE, 40L));

        Map<Fate.OfDebit, Integer> drawn = drawn(new Fate(dials));

        assertThat(drawn.get(Fate.OfDebit.INSUFFICIENT_FUNDS)).isBetween(9_600, 10_400);
        assertThat(drawn.get(Fate.OfDebit.PENDING_THEN_TAKEN)).isBetween(2_800, 3_200);
        assertThat(drawn.get(Fate.OfDebit.PENDING_THEN_FAILED)).isBetween(900, 1_100);
        assertThat(drawn).doesNotContainKey(Fate.OfDebit.ACCOUNT_CLOSED);
    }

    @Test
    void aSeedChoosesAHistoryAndAnotherSeedAnother() {
        Fate first = new Fate(Dials.atStart());
        Fate same = new Fate(Dials.atStart());
        Fate other = new Fate(Dials.atStart().with(Map.of(Dial.SEED, 2L)));

        int differing = 0;
        for (int i = 0; i < ACCOUNTS; i++) {
            String account = "acct-" + i;
            assertThat(same.debit(account, DAY)).isEqualTo(first.debit(account, DAY));
            differing += other.debit(account, DAY) == first.debit(account, DAY) ? 0 : 1;
        }
        assertThat(differing).isPositive();
    }

    @Test
    void aClosedAccountStaysClosed() {
        Fate fate = new Fate(Dials.atStart().with(Map.of(Dial.CLOSED_PER_MILLE, 500L)));

        for (int i = 0; i < 100; i++) {
            String account = "acct-" + i;
            boolean isClosed = fate.debit(account, DAY) == Fate.OfDebit.ACCOUNT_CLOSED;
            for (int day = 1; day < 30; day++) {
                Fate.OfDebit later = fate.debit(account, DAY.plusDays(day));
                assertThat(later == Fate.OfDebit.ACCOUNT_CLOSED).isEqualTo(isClosed);
            }
        }
    }

    private static Map<Fate.OfDebit, Integer> drawn(Fate fate) {
        Map<Fate.OfDebit, Integer> drawn = new EnumMap<>(Fate.OfDebit.class);
        for (int i = 0; i < ACCOUNTS; i++) {
            drawn.merge(fate.debit("acct-" + i, DAY), 1, Integer::sum);
        }
        return drawn;
    }
}
