package org.tongzhou.collection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongzhou.Browser;
import org.tongzhou.collection.PassbookPages.Quarter;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.round.Folio;

/// The passbook adds up by one rule: a round counts once its share is paid.
class PassbookSumsTest extends BalanceScene {

    private static final String REFUND =
            """
            insert into rounds.adjustment (folio, household, enrolment, correction, corrects_round,
                plan, epoch, at, amount_minor, cause)
            values (:folio, :household, :enrolment, 1, :round, :plan, 1, now(), :amount, 'DEATH')
            """;
    private static final LocalDate FIRST = LocalDate.of(2025, 1, 7);

    @Autowired private PassbookPages passbooks;
    @Autowired private JdbcClient jdbc;

    @Override
    String code() {
        return "passbook-sums";
    }

    @Test
    void aFinalRoundThatIsNotDebitedYetStandsApartInTheSumAndInItsOwnLine() {
        publish();
        Member member = member();
        payIn(member, 50_00);
        Browser payer = signedIn(member.account());
        int first = strikeOneCase();
        String struck = payer.get("/me/passbook").body();
        debit(first);
        String debited = payer.get("/me/passbook").body();

        assertThat(struck)
                .contains("You have paid nothing yet")
                .contains("families in this round: 1")
                .contains("CNY\u00a012.00 of final rounds is not paid yet")
                .doesNotContain("families helped: 1");
        assertThat(debited)
                .contains("You paid CNY\u00a012.00, you helped 1 family", "families helped: 1")
                .doesNotContain("not paid yet", "families in this round");
    }

    @Test
    void whatWasGivenBackIsInNoSumAndStandsBesideIt() {
        publish();
        Member member = member();
        payIn(member, 50_00);
        int round = strikeOneCase();
        debit(round);
        undone(() -> {
            refund(member, round, 5_00);
            var page = passbooks.quarters(member.account(), Integer.MAX_VALUE, 1);

            assertThat(page.help())
                    .isEqualTo(new Help(new Amount(7_00), 1, new Amount(5_00), Amount.ZERO));
            var all = page.rounds().stream().flatMap(one -> one.shares().stream()).toList();
            assertThat(Help.of(all)).as("of its rounds").isEqualTo(page.help());
        });
    }

    private void refund(Member member, int round, long minor) {
        jdbc.sql(REFUND)
                .param("folio", Folio.of(member.household()))
                .param("household", member.household())
                .param("enrolment", member.enrolment())
                .param("round", round)
                .param("plan", plan().number())
                .param("amount", -minor)
                .update();
    }

    @Test
    void noPageCutsAQuarter() {
        SequencedMap<Integer, LocalDate> days = new LinkedHashMap<>();
        for (int round = 40; round > 0; round--) {
            days.put(round, FIRST.plusDays(15L * (round - 1)));
        }
        for (int enough = 1; enough <= 40; enough++) {
            List<Integer> page = PassbookPages.quarters(days, Integer.MAX_VALUE, enough);
            List<Integer> next = PassbookPages.quarters(days, page.getLast(), enough);

            assertThat(page).hasSizeGreaterThanOrEqualTo(enough);
            assertThat(Collections.disjoint(page, next)).isTrue();
            assertThat(Collections.disjoint(quarters(days, page), quarters(days, next))).isTrue();
        }
    }

    private static List<Quarter> quarters(
            SequencedMap<Integer, LocalDate> days, List<Integer> rounds) {
        return rounds.stream().map(round -> Quarter.of(days.getOrDefault(round, FIRST))).toList();
    }
}
