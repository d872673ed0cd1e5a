package org.tongzhou.core.round;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;
import org.tongzhou.core.plan.Bearer;

/// Rounds that Xiang Hu Bao published, through the strike: what each figure implies for the others.
class PublishedRoundsTest {

    private static final Path DOCUMENT = Path.of("../docs/published-rounds.md");
    private static final StrikeTerms FEE_OF_EIGHT_PERCENT =
            new StrikeTerms(800, List.of(1), RoundTerms.NO_CAP, Bearer.OPERATOR, Bearer.OPERATOR);
    private static final OptionalLong UNKNOWN = OptionalLong.empty();

    /// What the press printed of one round.
    ///
    /// @param members who shared; where nobody printed it, of a date near by
    private record Published(
            String round,
            long members,
            boolean membersArePrinted,
            OptionalLong helped,
            OptionalLong shareFen,
            OptionalLong payoutsYuan) {}

    private static final List<Published> ROUNDS =
            List.of(
                    shared("2019-06, second", 72_000_000, true, OptionalLong.of(150), 51),
                    shared("2019-07, first", 72_000_000, false, UNKNOWN, 94),
                    shared("2019-07, second", 77_320_000, false, UNKNOWN, 148),
                    shared("2019-08, first", 77_320_000, true, OptionalLong.of(500), 147),
                    shared("2020-07, first", 100_000_000, false, UNKNOWN, 396),
                    shared("2020-10, first", 100_000_000, false, UNKNOWN, 423),
                    shared("2020-10, second", 100_000_000, false, OptionalLong.of(2660), 486),
                    shared("2020-12, second", 100_000_000, false, OptionalLong.of(2810), 431),
                    shared("2021-08, first", 83_822_000, true, UNKNOWN, 700),
                    paid("2021-12, second", true, UNKNOWN, 556_000_000),
                    paid("2022-01, last", false, OptionalLong.of(3959), 580_000_000));

    private static Published shared(
            String round, long members, boolean printed, OptionalLong helped, long shareFen) {
        return new Published(
                round, members, printed, helped, OptionalLong.of(shareFen), OptionalLong.empty());
    }

    private static Published paid(
            String round, boolean printed, OptionalLong helped, long payoutsYuan) {
        return new Published(
                round, 75_000_000, printed, helped, UNKNOWN, OptionalLong.of(payoutsYuan));
    }

    @Test
    void theDocumentShowsWhatTheStrikeMakesOfEachPublishedRound() throws IOException {
        String document = Files.readString(DOCUMENT);
        List<String> rows = new ArrayList<>();
        ROUNDS.forEach(round -> rows.add(row(round)));

        assertThat(document).contains(String.join("\n", rows));
    }

    @Test
    void thePayoutsImpliedByAShareAreAllThatStrikeToIt() {
        long least = leastPayouts(72_000_000, 51);
        long most = leastPayouts(72_000_000, 52) - 1;

        assertThat(shareFen(72_000_000, least)).isEqualTo(51);
        assertThat(shareFen(72_000_000, most)).isEqualTo(51);
        assertThat(shareFen(72_000_000, least - 1)).isEqualTo(50);
        assertThat(shareFen(72_000_000, most + 1)).isEqualTo(52);
    }

    private static String row(Published round) {
        long share =
                round.shareFen()
                        .orElseGet(() ->
                                shareFen(round.members(), 100 * round.payoutsYuan().orElseThrow()));
        long least = leastPayouts(round.members(), share) / 100;
        long most = leastPayouts(round.members(), share + 1) / 100;
        String payouts =
                round.payoutsYuan().isPresent()
                        ? "%,d".formatted(round.payoutsYuan().getAsLong())
                        : "*%,d to %,d*".formatted(least, most);
        long middle = round.payoutsYuan().orElse((least + most) / 2);
        String average =
                round.helped().isPresent()
                        ? "*%,d*".formatted(middle / round.helped().getAsLong())
                        : "";
        return "| %s | %s | %s | %s | %s | %s |"
                .formatted(
                        round.round(),
                        implied(round.membersArePrinted(), "%,d".formatted(round.members())),
                        round.helped().isPresent()
                                ? "%,d".formatted(round.helped().getAsLong())
                                : "",
                        implied(
                                round.shareFen().isPresent(),
                                "%d.%02d".formatted(share / 100, share % 100)),
                        payouts,
                        average);
    }

    private static String implied(boolean isPrinted, String figure) {
        return isPrinted ? figure : "*" + figure + "*";
    }

    private static long shareFen(long members, long payoutsMinor) {
        ClassCounts counts = new ClassCounts();
        counts.add(0, RoundTerms.NO_CAP, members);
        Need need = Need.of(List.of(payoutsMinor));
        return Strike.of(FEE_OF_EIGHT_PERCENT, counts, need).priceMinor().getFirst();
    }

    /// The least payouts, in fen, at which the strike comes to a share.
    private static long leastPayouts(long members, long share) {
        LongUnaryOperator priced = payouts -> shareFen(members, payouts);
        long low = 1;
        long high = members * share;
        while (low < high) {
            long middle = low + (high - low) / 2;
            if (priced.applyAsLong(middle) >= share) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return high;
    }
}
