package org.tongzhou.collection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.round.Folio;
import org.tongzhou.members.Household;

/// What is above a payer's ceiling is asked for; a yes is for what was asked.
class CeilingTest extends BalanceScene {

    /// No plan: its shares are not taken from balances.
    private static final int POST_PAID = 30_000;

    private static final LocalDate FIRST_DAY = LocalDate.of(2090, 1, 1);

    @Autowired private Batches batches;
    @Autowired private BatchAnswers answers;
    @Autowired private BatchRepository stored;
    @Autowired private RunRepository runs;
    @Autowired private LineRepository lines;

    @Test
    void aYesIsForTheSumThatWasAskedAndForItsRetriesAndForNothingElse() {
        publish();
        Member member = member();
        undone(() -> {
            Household payer = payerWithCeiling(member, 1_00);
            open(member, 1, 2_00, 0);
            prepare(member, 1);
            assertAsked(member, true);
            debits.answer(payer, true);

            assertFailsInFlight(member, 2);
            assertFailsInFlight(member, 3);

            open(member, 2, 500_00, 4);
            prepare(member, 4);
            assertAsked(member, true);
            prepare(member, 5);
            assertAsked(member, true);

            debits.answer(payer, true);
            assertFailsInFlight(member, 6);
        });
    }

    @Test
    void aNoIsAskedAgainByTheNextRun() {
        publish();
        Member member = member();
        undone(() -> {
            Household payer = payerWithCeiling(member, 1_00);
            open(member, 1, 2_00, 0);
            prepare(member, 1);
            debits.answer(payer, false);
            assertAsked(member, false);

            prepare(member, 2);

            assertAsked(member, true);
        });
    }

    private Household payerWithCeiling(Member member, long minor) {
        Household payer = members.household(member.household()).orElseThrow();
        members.mandate(payer, new Amount(minor), "ok-ceiling", true);
        return payer;
    }

    private void open(Member member, int round, long minor, int day) {
        LocalDate on = FIRST_DAY.plusDays(day);
        lines.open(
                OpenLine.of(member, POST_PAID, round, 0, minor, on), "test", "test", gate.enter());
    }

    private Run prepare(Member member, int day) {
        var moment = gate.enter();
        LocalDate on = FIRST_DAY.plusDays(day);
        Run run = runs.insert(on, Run.Kind.FIRST, moment.epoch(), moment.instant()).orElseThrow();
        batches.prepare(run, Folio.of(member.household()), OptionalInt.of(50_000));
        return run;
    }

    private void assertAsked(Member member, boolean isAsked) {
        assertThat(states(member)).containsOnly(Line.State.ASKED);
        assertThat(debits.isAsked(member.household())).isEqualTo(isAsked);
    }

    private void assertFailsInFlight(Member member, int day) {
        int folio = Folio.of(member.household());
        Run run = prepare(member, day);
        assertThat(states(member)).containsOnly(Line.State.IN_FLIGHT);
        List<NotTaken> none = new ArrayList<>();
        var batch = stored.of(run, folio, 1);
        for (DebitInstruction one : batches.again(run, batch).instructions()) {
            none.add(new NotTaken.Failed(one.id(), DebitRefusal.INSUFFICIENT_FUNDS));
        }
        answers.apply(run, batch, new BatchAnswer.Done(0, Amount.ZERO, none));
        assertThat(states(member)).containsOnly(Line.State.OPEN);
    }

    private List<Line.State> states(Member member) {
        return lines.ofHousehold(member.household()).stream().map(Line::state).toList();
    }
}
