package org.tongzhou.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tongzhou.collection.BatchRepository.Batch;
import org.tongzhou.collection.Batches.Prepared;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.round.Folio;

/// What failed is one row for a household, whose lines are derived.
class UnpaidTest extends PostPaidScene {

    private static final Amount BOTH = new Amount(24_00);

    @Autowired private Batches batches;
    @Autowired private BatchRepository stored;
    @Autowired private BatchAnswers batchAnswers;
    @Autowired private Answers answers;
    @Autowired private RunRepository runs;
    @Autowired private Lines lines;

    @Test
    void aHouseholdThatFailedIsOneRowUntilARetryTakesItAndAReversalOpensItAgain() {
        publish();
        Member member = poor();
        shareOneCase();

        assertThat(unpaidRows(member)).isEqualTo(1);
        assertThat(ownLines(member)).isZero();
        assertThat(debits.lines(member.household()))
                .extracting(Line::open, Line::state)
                .containsOnly(tuple(new Amount(12_00), Line.State.OPEN))
                .hasSize(2);
        assertThat(debits.openOf(member.household())).isEqualTo(BOTH);
        assertBooksAgree();

        String before = version(member);
        nextDay();
        assertThat(debits.openOf(member.household())).isEqualTo(BOTH);
        assertThat(version(member)).isEqualTo(before);

        var household = members.household(member.household()).orElseThrow();
        members.mandate(household, new Amount(1_000_00), "ok-again", true);
        nextDay();
        assertThat(debits.openOf(member.household())).isEqualTo(Amount.ZERO);
        assertThat(unpaidRows(member)).isZero();
        assertThat(debits.shares(member.household()))
                .extracting(Share::taking, Share::on)
                .containsOnly(tuple(Share.Taking.PAID_LATER, today()));
        assertBooksAgree();

        Run retry = runs.on(today(), Run.Kind.RETRY).orElseThrow();
        undone(() -> {
            answers.reversed(retry, member.household(), gate.enter());

            assertThat(debits.openOf(member.household())).isEqualTo(BOTH);
            assertThat(unpaidRows(member)).isEqualTo(1);
            assertBooksAgree();
        });
    }

    @Test
    void aFirstDebitThatIsGivenBackIsOpenAsAWhole() {
        publish();
        Member member = member();
        spouse(member);
        shareOneCase();
        Run first = runs.on(today(), Run.Kind.FIRST).orElseThrow();
        assertThat(debits.openOf(member.household())).isEqualTo(Amount.ZERO);
        undone(() -> {
            answers.reversed(first, member.household(), gate.enter());

            assertThat(debits.openOf(member.household())).isEqualTo(BOTH);
            assertThat(unpaidRows(member)).isEqualTo(1);
            assertBooksAgree();
        });
    }

    @Test
    void whatHappensToOneLineMakesLinesOfAllThatTheRowStandsFor() {
        publish();
        Member member = poor();
        shareOneCase();
        undone(() -> {
            Line line = debits.lines(member.household()).getFirst();
            var credited = LineRepository.Event.CREDITED;

            lines.change(line, credited, new Amount(-2_00), null, "test", gate.enter());

            assertThat(unpaidRows(member)).isZero();
            assertThat(ownLines(member)).isEqualTo(2);
            assertThat(debits.openOf(member.household())).isEqualTo(new Amount(22_00));
        });
    }

    @Test
    void aPendingDebitIsUnknownUntilTheProviderSays() {
        publish();
        Member member = member("pending-");
        shareOneCase();
        Run first = runs.on(today(), Run.Kind.FIRST).orElseThrow();
        assertThat(states(member)).containsOnly(Line.State.UNKNOWN);
        undone(() -> {
            answers.failedLate(first, member.household());

            assertThat(states(member)).containsOnly(Line.State.OPEN);
        });
        undone(() -> {
            answers.takenLate(first, member.household(), gate.enter());

            assertThat(states(member)).containsOnly(Line.State.CLOSED);
            assertBooksAgree();
        });
    }

    @Test
    void aFolioAboveTheChannelsLimitIsSentInPartsThatAreAnsweredEachForItself() {
        publish();
        // Households take numbers from four folios in turn.
        List<Member> poor = Stream.generate(this::poor).limit(8).toList();
        shareOneCase();
        undone(() -> {
            Run run = run();
            int folio = Folio.of(poor.getFirst().household());
            List<Prepared> parts = batches.prepare(run, folio, OptionalInt.of(1));
            assertThat(parts).hasSizeGreaterThan(1);
            List<String> ids = new ArrayList<>();
            for (Prepared part : parts) {
                DebitBatch batch = batches.again(run, part.batch());
                assertThat(batch.count()).isEqualTo(1);
                assertThat(batch.rows()).isEqualTo(part.toSend().orElseThrow().rows());
                ids.add(batch.instructions().getFirst().id());
            }
            assertThat(ids).doesNotHaveDuplicates();
            assertThat(states(poor.getFirst())).containsOnly(Line.State.IN_FLIGHT);

            Batch one = parts.getFirst().batch();
            var taken = new BatchAnswer.Done(1, one.total(), List.of());
            batchAnswers.apply(run, one, taken);
            batchAnswers.apply(run, one, taken);

            long payer = run.household(ids.getFirst());
            assertThat(debits.openOf(payer)).isEqualTo(Amount.ZERO);
            assertThat(stored.isAnswered(run.number(), payer)).isTrue();
            assertThat(stored.isAnswered(run.number(), run.household(ids.getLast()))).isFalse();
        });
    }

    @Test
    void aBatchThatIsPutTogetherWithOtherBytesStopsItsFolio() {
        publish();
        Member member = poor();
        shareOneCase();
        undone(() -> {
            Run run = run();
            int folio = Folio.of(member.household());
            Batch batch = batches.prepare(run, folio, OptionalInt.of(50_000)).getFirst().batch();
            jdbc.sql("delete from collection.unpaid where household = :household")
                    .param("household", member.household())
                    .update();

            assertThatThrownBy(() -> batches.again(run, batch))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("folio " + folio);
        });
    }

    @Test
    void anAnswerThatNamesWhoWasNotAskedOrAnotherSumIsNotTaken() {
        publish();
        Member member = poor();
        shareOneCase();
        undone(() -> {
            Run run = run();
            int folio = Folio.of(member.household());
            Batch batch = batches.prepare(run, folio, OptionalInt.of(50_000)).getFirst().batch();
            var stranger =
                    new NotTaken.Failed(run.instructionId(9_999), DebitRefusal.ACCOUNT_CLOSED);
            var other = new BatchAnswer.Done(batch.instructions(), Amount.ZERO, List.of());

            assertThatThrownBy(() ->
                            batchAnswers.apply(
                                    run,
                                    batch,
                                    new BatchAnswer.Done(
                                            batch.instructions() - 1,
                                            batch.total(),
                                            List.of(stranger))))
                    .hasMessageContaining("not in it");
            assertThatThrownBy(() -> batchAnswers.apply(run, batch, other))
                    .hasMessageContaining("by our books");
        });
    }

    private Member poor() {
        Member member = member("poor-");
        spouse(member);
        return member;
    }

    /// A run that has no rounds of its own, on a day that no other has.
    private Run run() {
        var moment = gate.enter();
        var day = today().plusYears(70);
        return runs.insert(day, Run.Kind.FIRST, moment.epoch(), moment.instant()).orElseThrow();
    }

    private void nextDay() {
        gate.moveTo(gate.now().plus(Duration.ofDays(1)));
        collection.advance();
        collection.advance();
    }

    private long unpaidRows(Member of) {
        return rows("collection.unpaid", of);
    }

    private long ownLines(Member of) {
        return rows("collection.line", of);
    }

    /// Changes whenever the row is written.
    private String version(Member of) {
        return jdbc.sql("select xmin::text from collection.unpaid where household = :household")
                .param("household", of.household())
                .query(String.class)
                .single();
    }

    private List<Line.State> states(Member of) {
        return debits.lines(of.household()).stream().map(Line::state).toList();
    }
}
