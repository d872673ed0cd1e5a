package org.tongzhou.closing;

import java.util.ArrayList;
import java.util.List;
import org.tongzhou.closing.Stakes.Stake;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.plan.Text;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.web.Definition;
import org.tongzhou.web.Formats;
import org.tongzhou.web.Words;

/// How a closing is put into words.
final class ClosingText {

    private ClosingText() {}

    static String in(Text text) {
        return text.in(Words.Language.ofRequest().locale());
    }

    static String money(ListedPlan plan, Amount amount) {
        return Formats.money(amount, plan.plan().currency());
    }

    static List<Definition> facts(ListedPlan plan, Stake stake) {
        var ending = plan.plan().ending();
        List<Definition> facts = new ArrayList<>();
        facts.add(fact("members", Formats.count(stake.members())));
        facts.add(fact("claims", Formats.count(stake.openClaims())));
        facts.add(fact("late", Words.of("closing.days", ending.lateClaimDays())));
        facts.add(fact("balances", money(plan, stake.balances())));
        facts.add(
                fact(
                        "shares",
                        ending.refundsShares()
                                ? money(plan, stake.sharesPaid())
                                : Words.of("closing.sharesStay")));
        return facts;
    }

    static Definition fact(String key, String value) {
        return new Definition(Words.of("closing.fact." + key), value);
    }

    /// Why something was refused, with what to do next.
    static String refusal(Outcome outcome) {
        String key = "closing.refusal." + type(outcome);
        return outcome instanceof Outcome.TooSoon(var earliest)
                ? Words.of(key, Formats.day(earliest))
                : Words.of(key);
    }

    /// The same as a code for programs.
    static String type(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Already() -> "already";
            case Outcome.TooSoon _ -> "too-soon";
            case Outcome.NotNoticeDay() -> "not-notice-day";
            case Outcome.NotProposed() -> "not-proposed";
            case Outcome.OwnProposal() -> "own-proposal";
            case Outcome.Proposed _, Outcome.Confirmed _ ->
                    throw new IllegalArgumentException("was not refused");
        };
    }
}
