package org.tongzhou.claims;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tongzhou.core.claim.RefusalReason;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.plan.Rule;
import org.tongzhou.web.Formats;
import org.tongzhou.web.Words;

/// A decision as it is read: what, why, and the rule in the words of the plan.
///
/// @param text empty where nothing was decided yet
/// @param why in the words of who found it and who confirmed it
/// @param next what somebody who was refused can do
record DecisionText(String text, String tone, String rule, List<String> why, String next) {

    private static final DecisionText NONE = new DecisionText("", "note", "", List.of(), "");

    static DecisionText of(ClaimFile file) {
        return file.decision().map(decision -> of(file, decision)).orElse(NONE);
    }

    private static DecisionText of(ClaimFile file, Decision decision) {
        return switch (decision) {
            case Decision.Paid(var _, Amount benefit, var why, var note) ->
                    new DecisionText(
                            Words.of(
                                    "claims.decision.paid",
                                    Formats.money(benefit, file.plan().plan().currency())),
                            "good",
                            "",
                            words(why, note),
                            "");
            case Decision.Refused(var _, var reason, Rule rule, var version, var why, var note) ->
                    new DecisionText(
                            Words.of("claims.reason." + reason),
                            "bad",
                            ClaimText.rule(rule, file.plan().plan(), version),
                            words(why, note),
                            follows(file, reason) + Words.of("claims.next." + reason));
        };
    }

    /// The same for staff: what the claimant can do is quoted as what he is told.
    DecisionText forStaff() {
        String told = next.isEmpty() ? "" : Words.of("claims.next.told", next);
        return new DecisionText(text, tone, rule, why, told);
    }

    private static List<String> words(Optional<String> why, Optional<String> note) {
        return Stream.concat(why.stream(), note.stream()).toList();
    }

    /// What a refusal does to the membership, which the claimant must not find out elsewhere.
    private static String follows(ClaimFile file, RefusalReason reason) {
        boolean ends =
                reason == RefusalReason.WAITING_PERIOD
                        && file.plan().plan().waiting().illnessRefundsShares();
        return ends ? Words.of("claims.follows.WAITING_PERIOD") + " " : "";
    }
}
