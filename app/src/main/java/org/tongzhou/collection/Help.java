package org.tongzhou.collection;

import java.util.List;
import org.tongzhou.core.money.Amount;
import org.tongzhou.web.Formats;
import org.tongzhou.web.Words;

/// What a household paid, and how many families it helped by that: of all its rounds or of some.
///
/// One rule for all of them: a round counts as far as its share was paid and not given back.
///
/// @param refunded what was paid and given back, which `paid` leaves out
/// @param due what is final and not paid yet: it counts once it is
public record Help(Amount paid, long families, Amount refunded, Amount due) {

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
        Amount paid = Amount.ZERO;
        Amount refunded = Amount.ZERO;
        Amount due = Amount.ZERO;
        for (Share share : shares) {
            paid = paid.plus(share.paid());
            refunded = refunded.plus(share.refunded());
            due = due.plus(share.open()).plus(share.ahead());
        }
        return new Help(paid, families, refunded, due);
    }

    /// The same as a sentence, without what was given back and what is not paid yet.
    public String inWords(String currency) {
        String sum = Formats.money(paid, currency);
        if (families > 0) {
            return Words.of("collection.help", sum, Formats.count(families));
        }
        return Words.of(paid.isZero() ? "collection.help.nothing" : "collection.help.noCase", sum);
    }
}
