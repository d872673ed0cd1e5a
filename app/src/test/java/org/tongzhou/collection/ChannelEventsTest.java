package org.tongzhou.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tongzhou.collection.ChannelScene.DEBIT_DAY;
import static org.tongzhou.collection.ChannelScene.batch;
import static org.tongzhou.collection.ChannelScene.known;
import static org.tongzhou.collection.ChannelScene.take;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongzhou.core.money.Amount;

class ChannelEventsTest {

    private static final LocalDate NEXT_DAY = DEBIT_DAY.plusDays(1);
    private static final Amount SHARE = new Amount(479);

    @TempDir Path folder;
    private ChannelScene scene;

    @BeforeEach
    void start() throws IOException {
        scene = ChannelScene.in(folder, "--duplicate-per-mille", "0");
    }

    @AfterEach
    void stop() throws IOException {
        scene.close();
    }

    @Test
    void aPendingDebitEndsOneDayLater() {
        scene.debit(batch("b1", take("i1", "pending-1", 479), take("i2", "fails-late-1", 479)));

        assertThat(scene.events(DEBIT_DAY)).isEmpty();
        assertThat(scene.events(NEXT_DAY))
                .containsExactly(
                        new ChannelEvent.DebitTaken(1, NEXT_DAY, "i1", SHARE),
                        new ChannelEvent.DebitFailed(
                                2, NEXT_DAY, "i2", SHARE, DebitRefusal.INSUFFICIENT_FUNDS));
        assertThat(scene.seenBy("pending-1")).isEqualTo("1,479,0,0,0,0");
        assertThat(scene.seenBy("fails-late-1")).isEmpty();
    }

    @Test
    void aPendingDebitAskedForAgainStaysOne() {
        scene.debit(batch("b1", take("i1", "pending-1", 479)));

        var again = scene.debit(batch("b2", take("i1", "pending-1", 479)));

        assertThat(again.notTaken()).containsExactly(new NotTaken.Pending("i1"));
        assertThat(scene.events(NEXT_DAY)).hasSize(1);
    }

    @Test
    void aDuplicateEventMovesNothing() {
        scene.debit(batch("b1", take("i1", "twice-1", 479)));

        assertThat(scene.events(NEXT_DAY))
                .containsExactly(
                        new ChannelEvent.DebitTaken(1, NEXT_DAY, "i1", SHARE),
                        new ChannelEvent.DebitTaken(2, NEXT_DAY, "i1", SHARE));
        assertThat(scene.seenBy("twice-1")).isEqualTo("1,479,0,0,0,0");
    }

    @Test
    void aTakenDebitIsReversedThreeDaysLaterAndStaysSpent() {
        scene.debit(batch("b1", take("i1", "reversal-1", 479)));

        assertThat(scene.events(DEBIT_DAY.plusDays(2))).isEmpty();
        LocalDate day = DEBIT_DAY.plusDays(3);
        assertThat(scene.events(day))
                .containsExactly(new ChannelEvent.DebitReversed(1, day, "i1", SHARE));
        scene.debit(batch("b2", take("i1", "reversal-1", 479)));
        assertThat(scene.seenBy("reversal-1")).isEqualTo("1,479,1,479,0,0");
    }

    @Test
    void payoutsArePaidOrBounceOnce() {
        Payout good = payout("p1", "ok-1");
        Payout bad = payout("p2", "bounce-1");
        for (Payout payout : List.of(good, bad, good, bad)) {
            assertThat(scene.channel().pay(payout)).isEqualTo(new PayoutAnswer.Accepted());
        }

        LocalDate bouncedOn = DEBIT_DAY.plusDays(2);
        assertThat(scene.events(bouncedOn))
                .containsExactly(
                        new ChannelEvent.PayoutPaid(1, NEXT_DAY, "p1", new Amount(10_000_000)),
                        new ChannelEvent.PayoutBounced(
                                2,
                                bouncedOn,
                                "p2",
                                new Amount(10_000_000),
                                PayoutRefusal.NAME_DIFFERS));
        assertThat(scene.seenBy("ok-1")).isEqualTo("0,0,0,0,1,10000000");
        assertThat(scene.seenBy("bounce-1")).isEmpty();
        assertThatThrownBy(() -> scene.channel().pay(payout("p1", "ok-2")))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aPayoutOnABrokenLineIsFoundOut() {
        Payout lost = payout("lost-request-p", "ok-1");
        Payout arrived = payout("lost-answer-p", "ok-1");

        assertThat(scene.channel().pay(lost)).isInstanceOf(PayoutAnswer.Unknown.class);
        assertThat(scene.channel().pay(arrived)).isInstanceOf(PayoutAnswer.Unknown.class);

        assertThat(scene.channel().payout(lost.id())).isEqualTo(new PayoutAnswer.NotArrived());
        assertThat(scene.channel().payout(arrived.id())).isEqualTo(new PayoutAnswer.Accepted());
    }

    @Test
    void theFeedIsReadPageByPage() {
        List<DebitInstruction> many = new ArrayList<>();
        for (int i = 0; i < 2_500; i++) {
            many.add(take("i" + i, "pending-" + i, 1));
        }
        scene.debit(new DebitBatch("b1", DEBIT_DAY, many));

        List<ChannelEvent> events = scene.events(NEXT_DAY);

        assertThat(events.stream().map(ChannelEvent::number))
                .containsExactlyElementsOf(numbers(2_500));
        assertThat(events.stream().map(ChannelEvent::subject)).doesNotHaveDuplicates();
        assertThat(known(scene.channel().events(0, NEXT_DAY)).events()).hasSize(1_000);
    }

    private static List<Long> numbers(long last) {
        List<Long> numbers = new ArrayList<>();
        for (long number = 1; number <= last; number++) {
            numbers.add(number);
        }
        return numbers;
    }

    private static Payout payout(String id, String account) {
        return new Payout(id, account, "收款人", new Amount(10_000_000), DEBIT_DAY);
    }
}
