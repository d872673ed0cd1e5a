package org.tongzhou.rounds;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tongzhou.accounts.Account;
import org.tongzhou.accounts.Role;
import org.tongzhou.rounds.Notices.Notice;
import org.tongzhou.web.Formats;
import org.tongzhou.web.Words;

/// The steps of a round as staff see them: who approved each, and what stands against somebody's
/// own approval now.
@Component
class RoundSteps {

    private final Approvals approvals;

    RoundSteps(Approvals approvals) {
        this.approvals = approvals;
    }

    /// @param figures the total and the count that the step is about
    /// @param whyNot what he waits for who could approve it; empty where he may, or need not
    record StepView(
            String step,
            String title,
            String figures,
            List<String> approvals,
            boolean mayApprove,
            String whyNot,
            String seen) {}

    List<StepView> of(Account account, Notice notice) {
        List<StepView> steps = new ArrayList<>();
        for (Step step : Step.values()) {
            steps.add(step(account, notice, step));
        }
        return steps;
    }

    private StepView step(Account account, Notice notice, Step step) {
        Round round = notice.round();
        List<String> given =
                approvals.standing(round, step).stream()
                        .map(one ->
                                Words.of(
                                        "rounds.approved.by",
                                        one.byAccount(),
                                        Formats.moment(one.at())))
                        .toList();
        boolean isOpen = !approvals.isReleased(round, step) && !isPast(round, step);
        boolean isAsked = isOpen && account.has(Role.FINANCE);
        String whyNot = isAsked ? whyNot(account, notice, step) : "";
        return new StepView(
                step.name(),
                Words.of("rounds.step." + step),
                RoundText.toApprove(notice, step),
                given,
                isAsked && whyNot.isEmpty(),
                whyNot,
                notice.seen());
    }

    /// Whether the round has gone beyond a step.
    private static boolean isPast(Round round, Step step) {
        return switch (step) {
            case STRIKE -> round.isStruck();
            case DEBITS -> round.isStruck() && round.state() != RoundState.STRUCK;
            case PAYOUTS -> false;
        };
    }

    private String whyNot(Account account, Notice notice, Step step) {
        Round round = notice.round();
        if (!Approvals.isDue(round, step)) {
            return Words.of("rounds.notYet." + step);
        }
        if (step == Step.STRIKE && notice.takesObjections()) {
            return told(new Approval.ObjectionsOpen(notice.objectionsUntil()));
        }
        boolean hasGiven =
                approvals.standing(round, step).stream()
                        .anyMatch(one -> one.byAccount() == account.id());
        if (hasGiven) {
            return told(new Approval.Again());
        }
        return approvals.isOwnCase(round, step, account.id()) ? told(new Approval.OwnCase()) : "";
    }

    private static String told(Approval approval) {
        return Words.of(StaffRoundsController.key(approval), StaffRoundsController.told(approval));
    }
}
