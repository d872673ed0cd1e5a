package org.tongzhou.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.OptimisticLockingFailureException;
import org.tongzhou.PlatformTest;
import org.tongzhou.core.money.Amount;
import org.tongzhou.gate.Moment;

class StaleLineTest extends PlatformTest {

    /// Far beyond the households of other tests.
    private static final long HOUSEHOLD = 2_000_000_001L;

    private static final Moment MOMENT = new Moment(1, Instant.EPOCH);

    @Autowired private LineRepository lines;

    @Test
    void aLineThatWasPaidMeanwhileIsNotTakenAgainByWhoReadItBefore() {
        Amount amount = new Amount(100);
        Line read =
                new Line(
                        HOUSEHOLD,
                        1,
                        1,
                        0,
                        30_000,
                        amount,
                        amount,
                        Line.State.OPEN,
                        OptionalInt.empty(),
                        LocalDate.EPOCH);
        lines.open(read, "test", "opened", MOMENT);

        lines.change(read, LineRepository.Event.PAID, amount.negated(), null, "paid", MOMENT);

        assertThatThrownBy(() -> lines.move(read, Line.State.IN_FLIGHT, OptionalInt.of(1)))
                .isInstanceOf(OptimisticLockingFailureException.class);
        assertThat(lines.ofHousehold(HOUSEHOLD))
                .extracting(Line::state)
                .containsExactly(Line.State.CLOSED);
    }
}
