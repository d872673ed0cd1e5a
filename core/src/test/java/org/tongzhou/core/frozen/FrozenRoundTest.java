package org.tongzhou.core.frozen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tongzhou.core.frozen.FrozenRound.FolioSum;
import org.tongzhou.core.round.ClassCounts;
import org.tongzhou.core.round.PlanRounds;
import org.tongzhou.core.round.RoundTerms;

class FrozenRoundTest {

    @Test
    void aDocumentGivesBackAllThatAChargeFollowsFrom() {
        PlanRounds rounds = rounds();
        List<FolioSum> folios = List.of(new FolioSum(0, 3, 700), new FolioSum(2, 0, 0));
        FrozenRound written = new FrozenRound(5, 41, rounds, folios);

        FrozenRound read = FrozenRound.ofJson(written.toJson());

        assertThat(read.toJson()).isEqualTo(written.toJson());
        assertThat(read.plan()).isEqualTo(5);
        assertThat(read.round()).isEqualTo(41);
        assertThat(read.folios()).isEqualTo(folios);
        assertThat(read.rounds().pricesMinor(40)).containsExactly(7, 1_000_000_000_000L);
        assertThat(read.rounds().terms(40).bandOfAge()).containsExactly(0, 0, 1);
        assertThat(read.rounds().terms(40).capMinor()).isEqualTo(RoundTerms.NO_CAP);
        assertThat(read.rounds().terms(41).capMinor()).isEqualTo(18_800);
        assertThat(read.rounds().terms(41).capPeriod()).isEqualTo(2027);
        assertThat(read.rounds().terms(41).epoch()).isEqualTo(9);
    }

    @Test
    void aFolioComesToItsCountsAtThePricesOfTheLastRound() {
        ClassCounts counts = new ClassCounts();
        counts.add(0, RoundTerms.NO_CAP, 3);
        counts.add(1, 100, 2);
        counts.add(1, 5, 4);

        assertThat(FolioSum.of(1, counts, rounds()))
                .isEqualTo(new FolioSum(1, 9, 3 * 8 + 2 * 90 + 4 * 5));
    }

    @Test
    void aRoundWithoutPricesAndADocumentOfAnotherFormatAreRefused() {
        PlanRounds frozen = rounds().frozen(terms(42));

        assertThatThrownBy(() -> new FrozenRound(5, 42, frozen, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FrozenRound.ofJson("{\"format\": 2}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("format");
        assertThatThrownBy(() -> FrozenRound.ofJson("{\"format\": 1}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rounds");
    }

    private static PlanRounds rounds() {
        return new PlanRounds()
                .struck(
                        new RoundTerms(40, 8, new byte[] {0, 0, 1}, RoundTerms.NO_CAP, 2026),
                        new long[] {7, 1_000_000_000_000L})
                .struck(terms(41), new long[] {8, 90});
    }

    private static RoundTerms terms(int round) {
        return new RoundTerms(round, 9, new byte[] {0, 1}, 18_800, 2027);
    }
}
