package org.tongzhou.rounds;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.tongzhou.core.money.Amount;
import org.tongzhou.web.Formats;
import org.tongzhou.web.Words;

/// How the price of a round comes about, with every number that went into it: whoever computes it
/// again gets the price.
///
/// Parts that are zero are left out. Where a cap of the plan lowered or raised what is shared, that
/// difference is a part of its own; where it did so for some ages alone, no one sum gives all
/// prices, and a sentence says so.
final class Formula {

    private final Figures figures;
    private final String currency;
    private final BigInteger weights;
    private final List<Part> parts = new ArrayList<>();
    private final boolean isExact;

    /// One part of the sum; what is taken off is negative.
    private record Part(String name, long minor) {}

    private Formula(Figures figures, String currency) {
        this.figures = figures;
        this.currency = currency;
        this.weights =
                shared().stream()
                        .map(one -> number(one.weight()).multiply(number(one.members())))
                        .reduce(BigInteger.ZERO, BigInteger::add);
        add("payouts", figures.payouts());
        add("fee", figures.fee());
        add("refunds", figures.refunds());
        add("losses", figures.losses());
        add(figures.carryIn().isNegative() ? "carryOwed" : "carryIn", figures.carryIn().negated());
        add("lateCharges", figures.lateCharges().negated());
        this.isExact = addCaps();
    }

    static Formula of(Figures figures, String currency) {
        return new Formula(figures, currency);
    }

    /// The prices of ages that somebody has; the others bear nothing.
    private List<Figures.Price> shared() {
        return figures.prices().stream().filter(one -> one.members() > 0).toList();
    }

    private static BigInteger number(long number) {
        return BigInteger.valueOf(number);
    }

    private void add(String name, Amount amount) {
        if (!amount.isZero()) {
            parts.add(new Part(name, amount.minor()));
        }
    }

    private long sumMinor() {
        return parts.stream().mapToLong(Part::minor).reduce(0, Math::addExact);
    }

    /// Adds what caps changed, if they did; false where no one sum gives the prices of all ages.
    private boolean addCaps() {
        long sum = sumMinor();
        if (shared().isEmpty() || gives(sum)) {
            return true;
        }
        long capped = highestMinor();
        if (gives(capped)) {
            add("caps", new Amount(capped - sum));
            return true;
        }
        return false;
    }

    /// Whether this sum, shared by weight and rounded up, gives the price of every age.
    private boolean gives(long sumMinor) {
        return shared().stream()
                .allMatch(one -> priceMinor(sumMinor, one.weight()) == one.price().minor());
    }

    private long priceMinor(long sumMinor, int weight) {
        BigInteger[] shared = number(sumMinor).multiply(number(weight)).divideAndRemainder(weights);
        long roundedUp = shared[0].longValueExact() + (shared[1].signum() > 0 ? 1 : 0);
        return Math.max(0, roundedUp);
    }

    /// The highest sum at which no age pays more than its price.
    private long highestMinor() {
        return shared().stream()
                .map(one ->
                        number(one.price().minor()).multiply(weights).divide(number(one.weight())))
                .min(BigInteger::compareTo)
                .orElseThrow()
                .longValueExact();
    }

    private boolean asksForAnything() {
        return parts.stream().anyMatch(part -> part.minor() > 0);
    }

    /// The formula itself.
    String text() {
        if (figures.members() == 0) {
            return Words.of("rounds.formula.nobody");
        }
        if (!asksForAnything()) {
            return Words.of("rounds.formula.nothing");
        }
        String members = Formats.count(figures.members());
        if (figures.prices().size() > 1) {
            return Words.of(
                    "rounds.formula.weighted",
                    sum(),
                    Formats.count(weights.longValueExact()),
                    members);
        }
        return Words.of(
                "rounds.formula", sum(), members, money(figures.prices().getFirst().price()));
    }

    private String sum() {
        StringBuilder sum = new StringBuilder();
        for (Part part : parts.stream().filter(one -> one.minor() > 0).toList()) {
            sum.append(sum.isEmpty() ? "" : Words.of("rounds.formula.plus")).append(named(part));
        }
        for (Part part : parts.stream().filter(one -> one.minor() < 0).toList()) {
            sum.append(Words.of("rounds.formula.minus")).append(named(part));
        }
        return sum.toString();
    }

    private String named(Part part) {
        Amount amount = new Amount(part.minor());
        return Words.of(
                "rounds.formula.part." + part.name(),
                money(amount.isNegative() ? amount.negated() : amount));
    }

    private String money(Amount amount) {
        return Formats.money(amount, currency);
    }

    /// What the formula alone does not say, in a sentence each.
    List<String> besides() {
        List<String> all = new ArrayList<>();
        if (figures.members() > 0 && !isExact) {
            all.add(Words.of("rounds.formula.byAge"));
        }
        if (figures.members() > 0 && sumMinor() <= 0 && asksForAnything()) {
            all.add(Words.of("rounds.formula.enough"));
        }
        if (!figures.subsidy().isZero()) {
            String bears = figures.members() == 0 ? "all" : "subsidy";
            all.add(Words.of("rounds.besides." + bears, money(figures.subsidy())));
        }
        if (figures.carryOut().isNegative()) {
            all.add(Words.of("rounds.besides.carryOut", money(figures.carryOut().negated())));
        }
        return all;
    }
}
