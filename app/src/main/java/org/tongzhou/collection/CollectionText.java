package org.tongzhou.collection;

import java.time.Instant;
import java.util.List;
import org.tongzhou.core.money.Amount;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;
import org.tongzhou.web.Formats;
import org.tongzhou.web.Words;

/// How shares and payouts are put into words.
final class CollectionText {

    private CollectionText() {}

    static String name(ListedPlan plan) {
        return plan.plan().name().in(Words.Language.ofRequest().locale());
    }

    static String money(ListedPlan plan, Amount amount) {
        return Formats.money(amount, plan.plan().currency());
    }

    /// The version of a plan in force; its first, where none is yet.
    static ListedPlan plan(Plans plans, int number, Instant now) {
        return plans.inForce(number, now).orElseGet(() -> plans.version(number, 1));
    }

    static String taking(Share share, ListedPlan plan) {
        return Words.of(
                "collection.taking." + share.taking(),
                Formats.day(share.on()),
                money(plan, share.open()));
    }

    static String tone(Share.Taking taking) {
        return switch (taking) {
            case NOTHING, AHEAD, UNDER_WAY -> "note";
            case TAKEN, PAID_LATER -> "good";
            case OPEN, ASKED -> "caution";
            case WRITTEN_OFF -> "bad";
        };
    }

    /// How many families a household helped: each round counts once, however many shared in it.
    static long helped(List<Share> shares) {
        record Shared(int plan, int round, int cases) {}
        return shares.stream()
                .filter(share -> share.paid().isPositive())
                .map(share ->
                        new Shared(
                                share.membership().plan(),
                                share.line().round(),
                                share.line().cases()))
                .distinct()
                .mapToLong(Shared::cases)
                .sum();
    }

    static Amount paid(List<Share> shares) {
        return shares.stream().map(Share::paid).reduce(Amount.ZERO, Amount::plus);
    }
}
