package org.tongzhou.collection;

import java.util.List;
import org.tongzhou.core.money.Amount;

/// What a household paid in all, and how many families it helped by that.
public record Help(Amount paid, long families) {

    /// Each round counts once, however many of the household shared in it.
    public static Help of(List<Share> shares) {
        record Shared(int plan, int round, int cases) {}
        long families =
                shares.stream()
                        .filter(share -> share.paid().isPositive())
                        .map(share ->
                                new Shared(
                                        share.membership().plan(),
                                        share.line().round(),
                                        share.line().cases()))
                        .distinct()
                        .mapToLong(Shared::cases)
                        .sum();
        return new Help(
                shares.stream().map(Share::paid).reduce(Amount.ZERO, Amount::plus), families);
    }
}
