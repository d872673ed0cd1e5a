package org.tongzhou.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tongzhou.Browser;
import org.tongzhou.collection.Announced.Kind;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.round.Folio;
import org.tongzhou.gate.Moment;

/// What is said before a debit is what the debit asks for.
class AnnouncementsTest extends PostPaidScene {

    private static final String OTHERS_ARE_NOT_STRUCK =
            """
            update rounds.round set state = 'COLLECTING'
            where state = 'STRUCK' and not (plan = :plan and round >= :from)
            """;

    @Test
    void theAnnouncedSumIsThatOfTheInstructionWithWhatIsOpenAndWhatIsChargedLate() {
        publish();
        Member member = member("poor-");
        spouse(member);
        shareOneCase();
        int round = rounds.lastFrozen(plan().number()).orElseThrow().number();
        assertThat(aheadAlone(member, round + 1)).isEmpty();
        chargeLate(member, round, 3_00);
        var household = members.household(member.household()).orElseThrow();
        members.mandate(household, new Amount(10_00), "ok-later", true);

        int next = strikeOneCase();
        Announced ahead = aheadAlone(member, next).getFirst();
        Announced told = debits.ahead(member.household()).getLast();
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
        assertThat(inbox)
                .contains("CNY\u00a0" + told.total(), "in all", "charged late", "facts put right");
        Announced asked = debits.asked(member.household()).orElseThrow();
        assertThat(asked.total()).isEqualTo(ahead.total());
        assertThat(asked.parts())
                .extracting(Announced.Part::amount)
                .containsExactlyInAnyOrder(share, new Amount(24_00), new Amount(3_00));
        assertThat(payer.get("/me/inbox").body())
                .contains("It is made of", "CNY\u00a0" + ahead.total());
    }

    /// As if nothing but this plan's rounds from one on were struck: what is open would go with a
    /// round that another test left.
    private List<Announced> aheadAlone(Member member, int from) {
        List<Announced> ahead = new ArrayList<>();
        undone(() -> {
            jdbc.sql(OTHERS_ARE_NOT_STRUCK)
                    .param("plan", plan().number())
                    .param("from", from)
                    .update();
            ahead.addAll(debits.ahead(member.household()));
        });
        return ahead;
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
