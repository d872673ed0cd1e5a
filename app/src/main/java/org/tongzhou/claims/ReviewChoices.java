package org.tongzhou.claims;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tongzhou.accounts.Account;
import org.tongzhou.core.claim.Assessment;
import org.tongzhou.core.claim.ClaimEvent;
import org.tongzhou.core.claim.Course;
import org.tongzhou.core.claim.RefusalReason;
import org.tongzhou.web.Option;
import org.tongzhou.web.Words;

/// What somebody of the staff may do with a claim now. What would be refused is not offered, and
/// said in words.
///
/// @param whyNot why something of it is left to others, or for later
/// @param reasons for which he may find that it is to be refused
record ReviewChoices(List<Option> acts, List<String> whyNot, List<RefusalReason> reasons) {

    static ReviewChoices of(Account account, ClaimFile file, Assessment assessment) {
        List<RefusalReason> reasons = reasons(file.steps(), assessment);
        List<Option> acts = new ArrayList<>();
        List<String> whyNot = new ArrayList<>();
        for (StaffAct act : StaffAct.values()) {
            Optional<ClaimEvent> event = event(account, file, act);
            if (event.isEmpty()) {
                continue;
            }
            String obstacle = obstacle(account, file, event.get(), act, assessment, reasons);
            if (obstacle.isEmpty()) {
                acts.add(new Option(act.name(), Words.of(label(act, file))));
            } else if (!whyNot.contains(Words.of(obstacle))) {
                whyNot.add(Words.of(obstacle));
            }
        }
        ReviewChoices choices = new ReviewChoices(acts, whyNot, reasons);
        return choices.may(StaffAct.FIND_REFUSE)
                ? choices
                : new ReviewChoices(acts, whyNot, List.of());
    }

    boolean may(StaffAct act) {
        return acts.stream().anyMatch(one -> one.value().equals(act.name()));
    }

    /// What an act would bring about where the claim stands; nothing if it is not of his role.
    private static Optional<ClaimEvent> event(Account account, ClaimFile file, StaffAct act) {
        ClaimEvent event = act.event(Reviewing.found(file.steps()));
        return Optional.of(event)
                .filter(_ -> account.has(act.role()))
                .filter(_ -> Course.transition(file.claim().state(), event).isPresent());
    }

    /// The words for what stands against an act; empty where nothing does.
    private static String obstacle(
            Account account,
            ClaimFile file,
            ClaimEvent event,
            StaffAct act,
            Assessment assessment,
            List<RefusalReason> reasons) {
        if (Reviewing.isSamePerson(file.steps(), event, account.id())) {
            return "claims.act.secondPerson";
        }
        if (Reviewing.lacksPapers(act, file.claim().state(), file.papers())) {
            return "claims.acted.NoPapers";
        }
        boolean pays = act == StaffAct.FIND_PAY || event == ClaimEvent.PAYMENT_CONFIRMED;
        if (pays && !assessment.allowsPayment()) {
            return "claims.act.notPayable";
        }
        boolean refuses = act == StaffAct.FIND_REFUSE || event == ClaimEvent.REFUSAL_CONFIRMED;
        return refuses && reasons.isEmpty() ? "claims.act.notRefusable" : "";
    }

    /// Papers that were asked for and never came are not complete.
    private static String label(StaffAct act, ClaimFile file) {
        boolean without = act == StaffAct.PAPERS_COMPLETE && file.papers().isEmpty();
        return without ? "claims.act.withoutPapers" : "claims.act." + act;
    }

    /// Whether he may find how it should be decided, which he explains to the claimant.
    boolean explains() {
        return Stream.of(StaffAct.values()).filter(StaffAct::finds).anyMatch(this::may);
    }

    private static List<RefusalReason> reasons(List<ClaimStep> course, Assessment assessment) {
        return Arrays.stream(RefusalReason.values())
                .filter(assessment::allowsRefusal)
                .filter(reason -> !Reviewing.isUnasked(reason, course))
                .toList();
    }
}
