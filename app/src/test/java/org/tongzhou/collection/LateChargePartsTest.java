package org.tongzhou.collection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tongzhou.collection.Batches.Prepared;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.round.Folio;

/// A folio whose late charges do not fit into one batch.
class LateChargePartsTest extends PostPaidScene {

    private static final Amount LATE = new Amount(3_00);

    @Autowired private Batches batches;
    @Autowired private BatchAnswers batchAnswers;
    @Autowired private RunRepository runs;
    @Autowired private LineRepository lines;

    @Test
    void everyLateChargeIsAskedOnceInThePartOfItsHouseholdAndPaidWithThatPartAlone() {
        publish();
        // Households take numbers from four folios in turn.
        List<Member> all = Stream.generate(this::member).limit(12).toList();
        shareOneCase();
        undone(() -> {
            int folio = Folio.of(all.getFirst().household());
            List<Member> own =
                    all.stream().filter(one -> Folio.of(one.household()) == folio).toList();
            own.forEach(this::chargedLateTwice);
            Run run = run();

            List<Prepared> parts = batches.prepare(run, folio, OptionalInt.of(1));

            assertThat(own).hasSizeGreaterThan(1);
            assertThat(askedOf(run, parts)).containsAllEntriesOf(twice(own));
            for (Member member : own) {
                assertThat(debits.openOf(member.household())).isEqualTo(LATE.times(2));
                answer(run, partOf(member, parts));
                assertThat(debits.openOf(member.household())).isEqualTo(Amount.ZERO);
            }
        });
    }

    private void chargedLateTwice(Member member) {
        int round = plan().calendar().lastOnOrBefore(today());
        for (int correction = 1; correction <= 2; correction++) {
            Line line =
                    OpenLine.of(
                            member,
                            plan().number(),
                            round - correction,
                            correction,
                            LATE.minor(),
                            today());
            lines.open(line, "DIED", "correction/" + correction, gate.enter());
        }
    }

    /// A run that has no rounds of its own, on a day that no other has.
    private Run run() {
        var moment = gate.enter();
        var day = today().plusYears(71);
        return runs.insert(day, Run.Kind.FIRST, moment.epoch(), moment.instant()).orElseThrow();
    }

    /// What the parts ask of each household, all together.
    private static Map<Long, List<Amount>> askedOf(Run run, List<Prepared> parts) {
        Map<Long, List<Amount>> asked = new HashMap<>();
        for (Prepared part : parts) {
            for (DebitInstruction one : part.toSend().orElseThrow().instructions()) {
                asked.computeIfAbsent(run.household(one.id()), _ -> new ArrayList<>())
                        .add(one.amount());
            }
        }
        return asked;
    }

    private static Map<Long, List<Amount>> twice(List<Member> members) {
        Map<Long, List<Amount>> expected = new HashMap<>();
        members.forEach(one -> expected.put(one.household(), List.of(LATE.times(2))));
        return expected;
    }

    private static Prepared partOf(Member member, List<Prepared> parts) {
        return parts.stream()
                .filter(part -> part.batch().speaksOf(member.household()))
                .findFirst()
                .orElseThrow();
    }

    private void answer(Run run, Prepared part) {
        var batch = part.batch();
        batchAnswers.apply(run, batch, new BatchAnswer.Done(1, batch.total(), List.of()));
    }
}
