package org.tongzhou.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.tongzhou.core.round.Folio;
import org.tongzhou.core.round.FolioPage;
import org.tongzhou.core.round.FolioSpans;
import org.tongzhou.members.Household;
import org.tongzhou.members.Registration;

/// A folio read from its page and what came since is the folio read row by row.
class SpanPageTest extends JoinScene {

    private static final String DAMAGE =
            """
            update enrolment.span_page set page = set_byte(page, 20, 255)
            where folio = :folio and plan = :plan
            """;

    @Autowired private TransactionTemplate transaction;
    @Autowired private JdbcClient jdbc;
    @Autowired private Spans spans;

    @Test
    void everyEpochReadsTheSameWithAndWithoutThePage() {
        List<Integer> epochs = new ArrayList<>();
        int folio = joinSome(epochs);
        spans.settle(folio, plan().number(), epochs.getFirst());

        joinSome(epochs);

        for (int epoch : epochs) {
            assertThat(FolioPage.toBytes(spans.folio(folio, plan().number(), epoch)))
                    .isEqualTo(fromTheTable(folio, epoch));
            assertThat(FolioPage.toBytes(spans.settle(folio, plan().number(), epoch)))
                    .isEqualTo(fromTheTable(folio, epoch));
        }
    }

    @Test
    void aPageNeverGoesBackToAnEarlierEpoch() {
        List<Integer> epochs = new ArrayList<>();
        int folio = joinSome(epochs);
        joinSome(epochs);
        spans.settle(folio, plan().number(), epochs.getLast());
        int written = pageEpoch(folio);

        spans.settle(folio, plan().number(), epochs.getFirst());

        assertThat(pageEpoch(folio)).isEqualTo(written);
    }

    @Test
    void aDamagedPageIsNotRead() {
        List<Integer> epochs = new ArrayList<>();
        int folio = joinSome(epochs);
        spans.settle(folio, plan().number(), epochs.getLast());

        assertThatThrownBy(() ->
                        transaction.executeWithoutResult(_ -> {
                            jdbc.sql(DAMAGE)
                                    .param("folio", folio)
                                    .param("plan", plan().number())
                                    .update();
                            spans.folio(folio, plan().number(), epochs.getLast());
                        }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("damaged");
    }

    /// @return a folio that somebody joined in
    private int joinSome(List<Integer> epochs) {
        int folio = 0;
        for (int i = 0; i < 3; i++) {
            Registration.Registered person = registered(LocalDate.of(1990, 1, 1 + i));
            Household household = person.household();
            var joined = (Admitted.Joined) enrolments.join(healthy(person.person()));
            folio = Folio.of(household.number());
            epochs.add(closeEpoch());
            if (i > 0) {
                enrolments.leave(joined.enrolment());
                epochs.add(closeEpoch());
            }
        }
        return folio;
    }

    private int closeEpoch() {
        Integer epoch = transaction.execute(_ -> gate.raise().epoch());
        assertThat(epoch).isNotNull();
        return epoch;
    }

    private byte[] fromTheTable(int folio, int epoch) {
        long first = Folio.firstHousehold(folio);
        FolioSpans rows =
                spans.households(plan().number(), first, first + Folio.HOUSEHOLDS - 1, epoch);
        return FolioPage.toBytes(rows);
    }

    private int pageEpoch(int folio) {
        return jdbc.sql("select epoch from enrolment.span_page where folio = ? and plan = ?")
                .params(folio, plan().number())
                .query(Integer.class)
                .single();
    }
}
