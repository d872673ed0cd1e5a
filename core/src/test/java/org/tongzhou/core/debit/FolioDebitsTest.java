package org.tongzhou.core.debit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongzhou.core.ForAll.forAll;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tongzhou.core.debit.FolioDebits.Outcome;
import org.tongzhou.core.round.Folio;

/// The arrays of a folio come to what a household at a time comes to.
class FolioDebitsTest {

    private static final int FIRST_PLAN = 1;
    private static final int SECOND_PLAN = 2;

    /// What is open from before: an amount and the day on which it was opened.
    private record Open(long minor, long day) {}

    private record Mandate(boolean allows, long ceiling) {}

    private record Agreement(long day, long minor) {}

    /// All that decides what becomes of one household.
    private record Household(
            long first,
            long second,
            @Nullable Open open,
            @Nullable Mandate mandate,
            @Nullable Agreement agreement) {

        long total() {
            return first + second + (open == null ? 0 : open.minor());
        }

        /// The rule, in words: nothing owed; nobody to debit; above the ceiling, unless the payer
        /// agreed to this much and nothing came since; or one instruction.
        Outcome outcome() {
            if (total() == 0) {
                return Outcome.NOTHING;
            }
            if (mandate == null || !mandate.allows()) {
                return Outcome.NO_MANDATE;
            }
            boolean isAgreed =
                    agreement != null
                            && first + second == 0
                            && open != null
                            && open.day() <= agreement.day()
                            && total() <= agreement.minor();
            return total() <= mandate.ceiling() || isAgreed ? Outcome.INSTRUCTED : Outcome.ASKED;
        }

        Map<Integer, Long> sums() {
            Map<Integer, Long> sums = new TreeMap<>();
            if (outcome() == Outcome.INSTRUCTED) {
                sums.put(FIRST_PLAN, first + (open == null ? 0 : open.minor()));
                sums.put(SECOND_PLAN, second);
            }
            return sums;
        }
    }

    @Test
    void everySmallFolioComesToWhatItsHouseholdsComeToOneByOne() {
        List<Household> all = everyHousehold();
        assertThat(all).hasSizeGreaterThan(300);
        for (Household one : all) {
            for (Household other : all) {
                assertAgrees(7, List.of(one, other));
            }
        }
    }

    @Test
    void aWholeFolioComesToWhatItsHouseholdsComeToOneByOne() {
        forAll(
                3,
                random -> {
                    List<Household> folio = new ArrayList<>();
                    for (int place = 0; place < Folio.HOUSEHOLDS; place++) {
                        folio.add(any(random));
                    }
                    assertAgrees(Folio.firstHousehold(random.nextInt(1000)), folio);
                });
    }

    private static List<Household> everyHousehold() {
        List<Household> all = new ArrayList<>();
        for (long first = 0; first <= 2; first += 2) {
            for (long second = 0; second <= 1; second++) {
                for (int open = 0; open < 3; open++) {
                    for (int mandate = 0; mandate < 5; mandate++) {
                        for (int agreement = 0; agreement < 6; agreement++) {
                            all.add(
                                    new Household(
                                            first,
                                            second,
                                            open == 0 ? null : new Open(2, open),
                                            mandate == 0 ? null : new Mandate(mandate > 1, mandate),
                                            agreement == 0
                                                    ? null
                                                    : new Agreement(agreement % 2 + 1, agreement)));
                        }
                    }
                }
            }
        }
        return all;
    }

    private static Household any(SplittableRandom random) {
        return new Household(
                random.nextBoolean() ? 0 : random.nextLong(1000),
                random.nextInt(4) > 0 ? 0 : random.nextLong(1000),
                random.nextInt(10) > 0
                        ? null
                        : new Open(random.nextLong(1, 500), random.nextLong(5)),
                random.nextInt(20) == 0
                        ? null
                        : new Mandate(random.nextInt(20) > 0, random.nextLong(1500)),
                random.nextInt(5) > 0
                        ? null
                        : new Agreement(random.nextLong(5), random.nextLong(2000)));
    }

    private static void assertAgrees(long firstHousehold, List<Household> folio) {
        FolioDebits debits = new FolioDebits(firstHousehold, folio.size());
        FolioMandates mandates = new FolioMandates(firstHousehold, folio.size());
        long number = firstHousehold;
        for (Household household : folio) {
            put(debits, mandates, number++, household);
        }

        debits.judge(mandates);

        Map<Integer, Long> sums = new TreeMap<>();
        List<String> expected = new ArrayList<>();
        number = firstHousehold;
        for (Household household : folio) {
            if (household.total() > 0) {
                expected.add(row(number, household.outcome(), household.total()));
            }
            household.sums().forEach((plan, sum) -> sums.merge(plan, sum, Long::sum));
            number++;
        }
        sums.values().removeIf(sum -> sum == 0);
        List<String> seen = new ArrayList<>();
        debits.forEach((household, outcome, minor) -> seen.add(row(household, outcome, minor)));
        assertThat(seen).isEqualTo(expected);
        assertThat(debits.sums(firstHousehold, firstHousehold + folio.size() - 1)).isEqualTo(sums);
    }

    private static String row(long household, Outcome outcome, long minor) {
        return household + " " + outcome + " " + minor;
    }

    private static void put(
            FolioDebits debits, FolioMandates mandates, long number, Household household) {
        debits.addNew(FIRST_PLAN, number, household.first());
        debits.addNew(SECOND_PLAN, number, household.second());
        if (household.open() != null) {
            debits.addOpen(FIRST_PLAN, number, household.open().minor(), household.open().day());
        }
        if (household.mandate() != null) {
            byte[] account = ("acct-" + number).getBytes(StandardCharsets.US_ASCII);
            Mandate mandate = household.mandate();
            mandates.put(number, mandate.ceiling(), mandate.allows(), account, 0, account.length);
        }
        if (household.agreement() != null) {
            debits.agreed(number, household.agreement().day(), household.agreement().minor());
        }
    }
}
