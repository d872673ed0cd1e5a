package org.tongzhou.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongzhou.Browser;
import org.tongzhou.collection.Announced.Kind;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.round.Folio;
import org.tongzhou.gate.Moment;

/// What is said before a debit is what the debit asks for.
class AnnouncementsTest extends PostPaidScene {

    @Autowired private JdbcClient jdbc;

    @Test
    void theAnnouncedSumIsThatOfTheInstructionWithWhatIsOpenAndWhatIsChargedLate() {
        publish();
        Member member = member("poor-");
        spouse(member);
        shareOneCase();
        assertThat(parts(debits.ahead(member.household())))
                .as("what is open goes with a round that another test left struck, if one did")
                .allMatch(part -> part.kind() == Kind.OPEN);
        int round = rounds.lastFrozen(plan().number()).orElseThrow().number();
        chargeLate(member, round, 3_00);
        var household = members.household(member.household()).orElseThrow();
        members.mandate(household, new Amount(10_00), "ok-later", true);

        int next = strikeOneCase();
        List<Announced> ahead = debits.ahead(member.household());
        Browser payer = signedIn(member.account());
        String inbox = payer.get("/me/inbox").body();
        debit(next);

        // What is charged late lowers the price of the round.
        Announced own = ahead.getLast();
        Amount share = own.parts().getFirst().amount();
        assertThat(parts(ahead))
                .extracting(Announced.Part::kind, Announced.Part::amount)
                .containsExactlyInAnyOrder(
                        tuple(Kind.ROUND, share),
                        tuple(Kind.LATE, new Amount(3_00)),
                        tuple(Kind.OPEN, new Amount(24_00)));
        assertThat(ahead.getFirst().parts()).extracting(Announced.Part::kind).contains(Kind.OPEN);
        assertThat(inbox)
                .contains("CNY " + own.total(), "in all", "charged late", "facts put right");
        Amount all = share.plus(new Amount(27_00));
        Announced asked = debits.asked(member.household()).orElseThrow();
        assertThat(asked.total()).isEqualTo(all);
        assertThat(asked.parts())
                .extracting(Announced.Part::amount)
                .containsExactlyInAnyOrder(share, new Amount(24_00), new Amount(3_00));
        assertThat(payer.get("/me/inbox").body()).contains("It is made of", "CNY " + all);
    }

    private static List<Announced.Part> parts(List<Announced> announced) {
        return announced.stream().flatMap(one -> one.parts().stream()).toList();
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
