package org.tongzhou.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.plan.Bearer;
import org.tongzhou.core.round.ClassCounts;
import org.tongzhou.core.round.Need;
import org.tongzhou.core.round.RoundTerms;
import org.tongzhou.core.round.Strike;
import org.tongzhou.core.round.StrikeTerms;
import org.tongzhou.core.round.Struck;

/// Whoever computes the price again from the printed formula alone gets the price.
class FormulaTest {

    private static final Pattern PART =
            Pattern.compile("([（＋－]) ?([^¥（＋－]+) ¥([0-9,]+\\.[0-9]{2})");
    private static final Pattern DIVISOR = Pattern.compile("÷ ([0-9,]+)");
    private static final Pattern RESULT = Pattern.compile("＝ ¥([0-9,]+\\.[0-9]{2})");
    private static final List<Bearer> BEARERS = List.of(Bearer.values());
    private static final int ROUNDS = 20_000;
    private static final int LARGEST_MINOR = 50_000;

    private final Map<String, Integer> seen = new HashMap<>();

    private record Case(StrikeTerms terms, ClassCounts counts, Need need) {

        Struck struck() {
            return Strike.of(terms, counts, need);
        }
    }

    private static Figures figures(Case one) {
        Struck struck = one.struck();
        Need need = struck.need();
        List<Figures.Price> prices = new ArrayList<>();
        for (int band = 0; band < struck.priceMinor().size(); band++) {
            prices.add(
                    new Figures.Price(
                            band * 10,
                            band * 10 + 9,
                            one.terms().weights().get(band),
                            new Amount(struck.priceMinor().get(band)),
                            one.counts().members(band)));
        }
        return new Figures(
                false,
                one.counts().members(),
                struck.payoutsMinor().size(),
                new Amount(struck.payoutsInAllMinor()),
                new Amount(struck.feeMinor()),
                new Amount(need.refundsMinor()),
                new Amount(need.lateChargesMinor()),
                new Amount(need.lossesMinor()),
                new Amount(need.carryInMinor()),
                new Amount(struck.subsidyMinor()),
                new Amount(struck.chargedMinor()),
                new Amount(struck.carryOutMinor()),
                prices);
    }

    private static ClassCounts counts(long... membersOfBands) {
        ClassCounts counts = new ClassCounts();
        for (int band = 0; band < membersOfBands.length; band++) {
            counts.add(band, RoundTerms.NO_CAP, membersOfBands[band]);
        }
        return counts;
    }

    private static StrikeTerms terms(List<Integer> weights) {
        return new StrikeTerms(800, weights, RoundTerms.NO_CAP, Bearer.OPERATOR, Bearer.OPERATOR);
    }

    private static Case random(SplittableRandom random) {
        List<Integer> weights = random.nextBoolean() ? List.of(1) : List.of(10, 13, 40);
        long caseCap = random.nextInt(3) == 0 ? random.nextLong(1, 200) : RoundTerms.NO_CAP;
        long room = random.nextInt(3) == 0 ? random.nextLong(0, 300) : RoundTerms.NO_CAP;
        ClassCounts counts = new ClassCounts();
        for (int band = 0; band < weights.size(); band++) {
            counts.add(band, RoundTerms.NO_CAP, random.nextLong(1, 300));
            if (room != RoundTerms.NO_CAP) {
                counts.add(band, room, random.nextLong(1, 300));
            }
        }
        List<Long> payouts =
                LongStream.range(0, random.nextInt(3))
                        .map(_ -> random.nextLong(1, LARGEST_MINOR))
                        .boxed()
                        .toList();
        Need need =
                new Need(
                        payouts,
                        random.nextBoolean() ? sometimes(random) : -sometimes(random),
                        sometimes(random),
                        sometimes(random),
                        sometimes(random));
        var terms =
                new StrikeTerms(
                        random.nextInt(1_000),
                        weights,
                        caseCap,
                        BEARERS.get(random.nextInt(BEARERS.size())),
                        BEARERS.get(random.nextInt(BEARERS.size())));
        return new Case(terms, counts, need);
    }

    private static long sometimes(SplittableRandom random) {
        return random.nextBoolean() ? 0 : random.nextLong(1, LARGEST_MINOR);
    }

    @Test
    void thePrintedNumbersGiveThePriceOfEveryAge() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < ROUNDS; i++) {
            Case one = random(random);
            assertGivesItsPrices(one, "seed " + seed + ": " + one);
        }
        assertThat(seen.keySet())
                .as("parts that were printed")
                .contains("互助金", "管理费", "以前各期退款", "核销的损失", "上期未付完", "上期结余")
                .contains("以前各期补收", "因计划上限");
    }

    private void assertGivesItsPrices(Case one, String which) {
        Figures figures = figures(one);
        Formula formula = Formula.of(figures, "CNY");
        String text = formula.text();
        boolean onlyTheTable = formula.besides().toString().contains("各年龄的分摊见下表");
        // One price is always one sum; only a cap that meets some ages makes it several.
        assertThat(onlyTheTable && figures.prices().size() == 1).as(which).isFalse();
        if (onlyTheTable) {
            return;
        }
        for (Figures.Price price : figures.prices()) {
            assertThat(recomputed(text, price.weight())).as(which + text).isEqualTo(price.price());
        }
        Matcher result = RESULT.matcher(text);
        if (result.find()) {
            assertThat(amount(result.group(1)))
                    .as(which)
                    .isEqualTo(figures.prices().getFirst().price());
        }
    }

    /// The price by the text alone, and the weight that the table has.
    private Amount recomputed(String text, int weight) {
        Matcher divisor = DIVISOR.matcher(text);
        if (!divisor.find()) {
            assertThat(text).isEqualTo("本期没有需要分摊的金额，谁都不用付。");
            return Amount.ZERO;
        }
        BigInteger sum = BigInteger.ZERO;
        Matcher part = PART.matcher(text);
        while (part.find()) {
            seen.merge(part.group(2), 1, Integer::sum);
            Amount amount = amount(part.group(3));
            assertThat(amount.isPositive()).as(text).isTrue();
            sum =
                    sum.add(BigInteger.valueOf(amount.minor()))
                            .subtract(
                                    part.group(1).equals("－")
                                            ? BigInteger.TWO.multiply(
                                                    BigInteger.valueOf(amount.minor()))
                                            : BigInteger.ZERO);
        }
        BigInteger by = new BigInteger(divisor.group(1).replace(",", ""));
        BigInteger[] shared = sum.multiply(BigInteger.valueOf(weight)).divideAndRemainder(by);
        return new Amount(
                Math.max(0, shared[0].longValueExact() + (shared[1].signum() > 0 ? 1 : 0)));
    }

    private static Amount amount(String digits) {
        return new Amount(Long.parseLong(digits.replace(",", "").replace(".", "")));
    }

    /// What a reader saw: no case, a little carried in, and a price that the formula did not give.
    @Test
    void aRoundOfRefundsAloneSaysThemAndNothingThatIsZero() {
        var need = new Need(List.of(), 70, 2_000, 0, 0);
        var formula = Formula.of(figures(new Case(terms(List.of(1)), counts(2_452), need)), "CNY");

        assertThat(formula.text())
                .isEqualTo("（以前各期退款 ¥20.00 － 上期结余 ¥0.70）÷ 2,452 名成员，向上取整到分 ＝ ¥0.01");
        assertThat(formula.besides()).isEmpty();
    }

    @Test
    void whereMoreWasThereThanIsAskedForNobodyPaysAndTheFormulaSaysSo() {
        var need = new Need(List.of(), 900, 500, 0, 0);
        var formula = Formula.of(figures(new Case(terms(List.of(1)), counts(3), need)), "CNY");

        assertThat(formula.text()).contains("退款 ¥5.00 － 上期结余 ¥9.00", "＝ ¥0.00");
        assertThat(formula.besides()).containsExactly("已有的钱足够，本期谁都不用付。");
    }

    @Test
    void whereNobodySharesTheOperatorPays() {
        var need = Need.of(List.of(10_000L));
        var formula = Formula.of(figures(new Case(terms(List.of(1)), counts(), need)), "CNY");

        assertThat(formula.text()).isEqualTo("本期没有人分摊。");
        assertThat(formula.besides()).containsExactly("本期全部 ¥108.00 由平台承担。");
    }

    @Test
    void theSumOfTheWeightsStandsInTheFormula() {
        var need = Need.of(List.of(100_000L));
        var bands = new Case(terms(List.of(10, 13)), counts(100, 10), need);

        assertThat(Formula.of(figures(bands), "CNY").text())
                .isEqualTo(
                        "（互助金 ¥1,000.00 ＋ 管理费 ¥80.00）× 本年龄权重 ÷ 1,130，各年龄段向上取整到分。"
                                + "1,130 是 110 名成员的权重之和。");
    }
}
