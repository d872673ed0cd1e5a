package org.tongzhou.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongzhou.Browser;
import org.tongzhou.collection.Announced.Kind;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.round.Folio;
import org.tongzhou.gate.Moment;
import org.tongzhou.rounds.Progress;
import org.tongzhou.rounds.Round;
import org.tongzhou.rounds.RoundState;
import org.tongzhou.rounds.Step;

/// What is said before a debit is what the debit asks for.
class AnnouncementsTest extends PostPaidScene {

    @Autowired private JdbcClient jdbc;

    @Test
    void theAnnouncedSumIsThatOfTheInstructionWithWhatIsOpenAndWhatIsChargedLate() {
        publish();
        Member member = member("poor-");
        spouse(member);
        shareOneCase();
        debitWhatOthersLeft();
        assertThat(debits.ahead(member.household())).isEmpty();
        int round = rounds.lastFrozen(plan().number()).orElseThrow().number();
        chargeLate(member, round, 3_00);
        var household = members.household(member.household()).orElseThrow();
        members.mandate(household, new Amount(10_00), "ok-later", true);

        int next = strikeOneCase();
        Announced ahead = debits.ahead(member.household()).getFirst();
        Browser payer = signedIn(member.account());
        String inbox = payer.get("/me/inbox").body();
        debit(next);

        // What is charged late lowers the price of the round.
        Amount share = ahead.parts().getFirst().amount();
        assertThat(ahead.parts())
                .extracting(Announced.Part::kind, Announced.Part::amount)
                .containsExactly(
                        tuple(Kind.ROUND, share),
                        tuple(Kind.LATE, new Amount(3_00)),
                        tuple(Kind.OPEN, new Amount(24_00)));
        assertThat(ahead.total()).isEqualTo(share.plus(new Amount(27_00)));
        String total = "CNY " + ahead.total();
        assertThat(inbox).contains(total, "in all", "charged late", "facts put right");
        Announced asked = debits.asked(member.household()).orElseThrow();
        assertThat(asked.total()).isEqualTo(ahead.total());
        assertThat(asked.parts())
                .extracting(Announced.Part::amount)
                .containsExactlyInAnyOrder(share, new Amount(24_00), new Amount(3_00));
        assertThat(payer.get("/me/inbox").body()).contains("It is made of", total);
    }

    /// Rounds that other tests left struck are debited before those of this one.
    private void debitWhatOthersLeft() {
        // A day has one run of first debits.
        gate.moveTo(gate.now().plus(Duration.ofDays(1)));
        machine.advance(Progress.UNWATCHED);
        for (Round left : rounds.in(RoundState.STRUCK)) {
            rounds.approve(left.plan(), left.number(), Step.DEBITS, FINANCE);
            rounds.approve(left.plan(), left.number(), Step.DEBITS, CASHIER);
        }
        collection.advance();
        collection.advance();
    }

    private void chargeLate(Member member, int round, long minor) {
        transaction.executeWithoutResult(_ -> {
            Moment moment = gate.enter();
            jdbc.sql(
                            """
                            insert into rounds.adjustment (folio, household, enrolment, correction,
                                corrects_round, plan, epoch, at, amount_minor, cause)
                            values (:folio, :household, :enrolment, 1, :round, :plan, :epoch,
                                now(), :minor, 'CORRECTED')
                            """)
                    .param("folio", Folio.of(member.household()))
                    .param("household", member.household())
                    .param("enrolment", member.enrolment())
                    .param("round", round)
                    .param("plan", plan().number())
                    .param("epoch", moment.epoch())
                    .param("minor", minor)
                    .update();
        });
    }
}
