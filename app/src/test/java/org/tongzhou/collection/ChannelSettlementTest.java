package org.tongzhou.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongzhou.collection.ChannelScene.DEBIT_DAY;
import static org.tongzhou.collection.ChannelScene.batch;
import static org.tongzhou.collection.ChannelScene.take;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongzhou.collection.Settlement.Kind;
import org.tongzhou.collection.Settlement.Line;
import org.tongzhou.core.money.Amount;

class ChannelSettlementTest {

    private static final Amount SHARE = new Amount(479);
    private static final Amount GIVEN_BACK = SHARE.negated();

    @TempDir Path folder;

    @Test
    void theDaysAddUpToTheClosingBalance() throws IOException {
        try (ChannelScene scene = ChannelScene.in(folder)) {
            scene.debit(
                    batch(
                            "b1",
                            take("i1", "ok-1", 479),
                            take("i2", "pending-1", 479),
                            take("i3", "reversal-1", 479),
                            take("i4", "poor-1", 479)));
            scene.debit(batch("b2", take("i5", "poor-2", 479)));
            scene.channel().pay(new Payout("p1", "ok-9", "收款人", new Amount(300), DEBIT_DAY));

            assertThat(scene.settlement(DEBIT_DAY).lines())
                    .containsExactly(
                            new Line(Kind.DEBITS, "b1", 2, new Amount(958)),
                            new Line(Kind.DEBITS, "b2", 0, Amount.ZERO));
            assertThat(scene.settlement(DEBIT_DAY.plusDays(1)).lines())
                    .containsExactly(
                            new Line(Kind.LATE_DEBIT, "i2", 1, SHARE),
                            new Line(Kind.PAYOUT, "p1", 1, new Amount(-300)));
            assertThat(scene.settlement(DEBIT_DAY.plusDays(3)).lines())
                    .containsExactly(new Line(Kind.REVERSAL, "i3", 1, GIVEN_BACK));
            assertBalancesFollowTheLines(scene);
        }
    }

    @Test
    void whatComesForAClosedDayIsBookedOnTheNext() throws IOException {
        try (ChannelScene scene = ChannelScene.in(folder)) {
            scene.debit(batch("b1", take("i1", "ok-1", 479)));
            Settlement closed = scene.settlement(DEBIT_DAY);

            scene.debit(batch("late", take("i2", "ok-2", 479)));

            assertThat(scene.settlement(DEBIT_DAY)).isEqualTo(closed);
            assertThat(scene.settlement(DEBIT_DAY.plusDays(1)).lines())
                    .containsExactly(new Line(Kind.DEBITS, "late", 1, SHARE));
        }
    }

    @Test
    void anEventForAClosedDayBearsTheDateOnWhichItIsBooked() throws IOException {
        try (ChannelScene scene = ChannelScene.in(folder, "--duplicate-per-mille", "0")) {
            LocalDate closed = DEBIT_DAY.plusDays(5);
            scene.settlement(closed);

            scene.debit(batch("late", take("i1", "pending-1", 479)));

            assertThat(scene.events(closed)).isEmpty();
            LocalDate open = closed.plusDays(1);
            assertThat(scene.events(open))
                    .containsExactly(new ChannelEvent.DebitTaken(1, open, "i1", SHARE));
            assertThat(scene.settlement(open).sum()).isEqualTo(SHARE);
        }
    }

    @Test
    void aFaultyFileIsShownByItsOwnFigures() throws IOException {
        try (ChannelScene scene = ChannelScene.in(folder, "--settlement-fault-per-mille", "500")) {
            for (int i = 0; i < 100; i++) {
                scene.debit(batch("b" + i, take("i" + i, "ok-" + i, 10)));
            }

            Settlement settlement = scene.settlement(DEBIT_DAY);

            long offByOne =
                    settlement.lines().stream().filter(l -> l.amount().minor() == 9).count();
            assertThat(settlement.statedLines()).isEqualTo(100);
            assertThat(settlement.lines()).hasSizeBetween(60, 90);
            assertThat(offByOne).isBetween(10L, 40L);
            assertThat(settlement.closingBalance()).isEqualTo(new Amount(1_000));
        }
    }

    private static void assertBalancesFollowTheLines(ChannelScene scene) {
        Amount balance = Amount.ZERO;
        for (int day = 0; day <= 4; day++) {
            Settlement settlement = scene.settlement(DEBIT_DAY.plusDays(day));
            balance = balance.plus(settlement.sum());
            assertThat(settlement.statedLines()).isEqualTo(settlement.lines().size());
            assertThat(settlement.closingBalance()).isEqualTo(balance);
        }
    }
}
