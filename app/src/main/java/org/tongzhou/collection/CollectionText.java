package org.tongzhou.collection;

import java.time.Instant;
import java.time.LocalDate;
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

    /// The currency of the platform: its plans share one, since one debit pays for all of them.
    static String currency(Plans plans, Instant now) {
        return plans.inForce(now).stream()
                .findFirst()
                .map(plan -> plan.plan().currency())
                .orElse("CNY");
    }

    /// @param open what is open of all that this is said of
    static String taking(Share share, ListedPlan plan, Amount open, LocalDate today) {
        boolean isLate = share.taking() == Share.Taking.AHEAD && share.on().isBefore(today);
        String from = plan.plan().isPrePaid() && isTakenByItself(share.taking()) ? ".balance" : "";
        return Words.of(
                "collection.taking." + (isLate ? "LATE" : share.taking()) + from,
                Formats.day(share.on()),
                money(plan, open));
    }

    /// Whether it tells of the debit day itself, on which a pre-paid plan debits no account.
    private static boolean isTakenByItself(Share.Taking taking) {
        return switch (taking) {
            case AHEAD, UNDER_WAY, TAKEN, OPEN -> true;
            case NOTHING, ASKED, PAID_LATER, WRITTEN_OFF -> false;
        };
    }

    static String tone(Share.Taking taking) {
        return switch (taking) {
            case NOTHING, AHEAD, UNDER_WAY -> "note";
            case TAKEN, PAID_LATER -> "good";
            case OPEN, ASKED -> "caution";
            case WRITTEN_OFF -> "bad";
        };
    }
}
