package org.tongzhou.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tongzhou.collection.ChannelScene.DEBIT_DAY;
import static org.tongzhou.collection.ChannelScene.batch;
import static org.tongzhou.collection.ChannelScene.known;
import static org.tongzhou.collection.ChannelScene.take;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongzhou.core.money.Amount;

class HttpPaymentChannelTest {

    @TempDir Path folder;
    private ChannelScene scene;
    private HttpPaymentChannel channel;

    @BeforeEach
    void start() throws IOException {
        scene = ChannelScene.in(folder, "--hold-millis", "60000");
        channel = scene.channel();
    }

    @AfterEach
    void stop() throws IOException {
        scene.close();
    }

    @Test
    void aChannelSaysWhatItCanDo() {
        assertThat(known(channel.capabilities())).isEqualTo(new Capabilities(false, 50_000));
    }

    @Test
    void theAnswerNamesOnlyWhatWasNotTaken() {
        var done =
                scene.debit(
                        batch(
                                "b1",
                                take("i1", "ok-1", 479),
                                take("i2", "poor-1", 479),
                                take("i3", "closed-1", 479),
                                take("i4", "limit-1", 479),
                                take("i5", "pending-1", 479)));

        assertThat(done.takenCount()).isEqualTo(1);
        assertThat(done.takenSum()).isEqualTo(new Amount(479));
        assertThat(done.notTaken())
                .containsExactly(
                        new NotTaken.Failed("i2", DebitRefusal.INSUFFICIENT_FUNDS),
                        new NotTaken.Failed("i3", DebitRefusal.ACCOUNT_CLOSED),
                        new NotTaken.Failed("i4", DebitRefusal.LIMIT_EXCEEDED),
                        new NotTaken.Pending("i5"));
    }

    @Test
    void aBatchSentTwiceIsTakenOnce() {
        DebitBatch batch = batch("b1", take("i1", "ok-1", 479));

        var first = scene.debit(batch);
        var second = scene.debit(batch);

        assertThat(second).isEqualTo(first);
        assertThat(scene.seenBy("ok-1")).isEqualTo("1,479,0,0,0,0");
    }

    @Test
    void anInstructionInTwoBatchesIsTakenOnce() {
        scene.debit(batch("b1", take("i1", "ok-1", 479)));

        var second = scene.debit(batch("b2", take("i1", "ok-1", 479), take("i2", "ok-2", 1)));

        assertThat(second.takenSum()).isEqualTo(new Amount(480));
        assertThat(scene.seenBy("ok-1")).isEqualTo("1,479,0,0,0,0");
        assertThat(scene.settlement(DEBIT_DAY).sum()).isEqualTo(new Amount(480));
    }

    @Test
    void anInstructionThatFailedAtOnceMayBeTriedAgain() {
        scene.debit(batch("b1", take("i1", "poor-1", 479)));

        var second = scene.debit(batch("b2", take("i1", "ok-1", 479)));

        assertThat(second.takenCount()).isEqualTo(1);
    }

    @Test
    void aTakenInstructionWithAnotherAmountIsAConflict() {
        scene.debit(batch("b1", take("i1", "ok-1", 479)));

        var second = scene.debit(batch("b2", take("i1", "ok-1", 480)));

        assertThat(second.notTaken())
                .containsExactly(new NotTaken.Failed("i1", DebitRefusal.INSTRUCTION_CONFLICT));
        assertThat(scene.seenBy("ok-1")).isEqualTo("1,479,0,0,0,0");
    }

    @Test
    void theSameBatchWithOtherContentThrows() {
        scene.debit(batch("b1", take("i1", "ok-1", 479)));

        assertThatThrownBy(() -> channel.submit(batch("b1", take("i1", "ok-1", 480))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("other content");
        DebitBatch nextDay =
                new DebitBatch("b1", DEBIT_DAY.plusDays(1), List.of(take("i1", "ok-1", 479)));
        assertThatThrownBy(() -> channel.submit(nextDay)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aBatchThatNeverArrivedIsFoundOutAndSentAgain() {
        DebitBatch batch = batch("lost-request-1", take("i1", "ok-1", 479));

        assertThat(channel.submit(batch)).isInstanceOf(BatchAnswer.Unknown.class);
        assertThat(channel.answer(batch.id())).isEqualTo(new BatchAnswer.NotArrived());
        assertThat(scene.debit(batch).takenCount()).isEqualTo(1);
    }

    @Test
    void aBatchWhoseAnswerTimedOutIsFoundOutAndNotTakenAgain() {
        DebitBatch batch = batch("lost-answer-1", take("i1", "ok-1", 479));

        try (HttpPaymentChannel impatient = scene.channel(Duration.ofMillis(500))) {
            assertThat(impatient.submit(batch)).isInstanceOf(BatchAnswer.Unknown.class);
        }

        assertThat(scene.done(batch.id()).takenCount()).isEqualTo(1);
        scene.debit(batch);
        assertThat(scene.seenBy("ok-1")).isEqualTo("1,479,0,0,0,0");
    }

    @Test
    void aProviderThatIsNotThereLeavesEverythingUnknown() throws IOException {
        scene.close();
        try (HttpPaymentChannel lonely = scene.channel(Duration.ofSeconds(2))) {
            assertThat(lonely.submit(batch("b1", take("i1", "ok-1", 479))))
                    .isInstanceOf(BatchAnswer.Unknown.class);
            assertThat(lonely.answer("b1")).isInstanceOf(BatchAnswer.Unknown.class);
            assertThat(lonely.events(0, DEBIT_DAY)).isInstanceOf(Reply.Unknown.class);
            assertThat(lonely.settlement(DEBIT_DAY)).isInstanceOf(Reply.Unknown.class);
            assertThat(lonely.payout("p1")).isInstanceOf(PayoutAnswer.Unknown.class);
        }
    }

    @Test
    void aFullFolioIsTakenToTheFen() {
        List<DebitInstruction> many = new ArrayList<>();
        for (int i = 0; i < 40_000; i++) {
            many.add(take("r1-h" + i, "acct-" + i, 1 + i % 700));
        }
        DebitBatch batch = new DebitBatch("r1-f0", DEBIT_DAY, many);

        var done = scene.debit(batch);

        Set<String> notTaken = new HashSet<>();
        done.notTaken().forEach(row -> notTaken.add(row.instruction()));
        Amount sum = Amount.ZERO;
        for (DebitInstruction instruction : many) {
            sum = notTaken.contains(instruction.id()) ? sum : sum.plus(instruction.amount());
        }
        assertThat(notTaken).hasSizeBetween(1_000, 2_400);
        assertThat(done.takenCount()).isEqualTo(40_000 - notTaken.size());
        assertThat(done.takenSum()).isEqualTo(sum);
        assertThat(scene.settlement(DEBIT_DAY).closingBalance()).isEqualTo(sum);
    }
}
