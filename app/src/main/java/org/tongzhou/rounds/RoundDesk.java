package org.tongzhou.rounds;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tongzhou.accounts.Account;
import org.tongzhou.accounts.Audit;
import org.tongzhou.plans.Plans;

/// The door to what staff do with rounds, each with its entry in the audit trail in the same
/// transaction.
@Component
public class RoundDesk {

    private final Rounds rounds;
    private final Plans plans;
    private final Audit audit;

    RoundDesk(Rounds rounds, Plans plans, Audit audit) {
        this.rounds = rounds;
        this.plans = plans;
        this.audit = audit;
    }

    /// Approves a step as one of two people.
    ///
    /// @param seen the word for the figures that the person saw
    @Transactional
    public Approval approve(Account by, Round round, Step step, String seen) {
        Approval approval = rounds.approve(round.plan(), round.number(), step, seen, by.id());
        String what = "approve " + step + ": " + approval.getClass().getSimpleName();
        switch (approval) {
            case Approval.First(), Approval.Released() ->
                    audit.record(by, "approve round", subject(round), what);
            case Approval.Again(),
                    Approval.OwnCase(),
                    Approval.Changed(),
                    Approval.NotDue(_),
                    Approval.ObjectionsOpen(_) ->
                    audit.refused(by, "approve round", subject(round), what);
        }
        return approval;
    }

    /// Proposes or confirms that a case is taken out of its round.
    @Transactional
    Rounds.Upheld uphold(Account by, Round round, long claim, String reason) {
        Rounds.Upheld upheld = rounds.upholdObjection(claim, reason, by.id());
        String what = subject(round) + ": " + upheld.name();
        switch (upheld) {
            case PROPOSED, WITHDRAWN ->
                    audit.record(by, "uphold objection", "claim " + claim, what);
            case SAME_PERSON, NO_OBJECTION, OWN_CASE, TOO_LATE ->
                    audit.refused(by, "uphold objection", "claim " + claim, what);
        }
        return upheld;
    }

    private String subject(Round round) {
        String code = plans.version(round.plan(), round.planVersion()).code();
        return "round %s/%s".formatted(code, round.noticeOn());
    }
}
