package org.tongzhou.rounds;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tongzhou.accounts.Account;
import org.tongzhou.core.tree.Receipt;
import org.tongzhou.enrolment.OwnMemberships;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;

/// Receipts of memberships that an account may see.
@Component
class OwnReceipts {

    private final Receipting receipting;
    private final RoundRepository rounds;
    private final OwnMemberships memberships;
    private final Plans plans;

    OwnReceipts(
            Receipting receipting,
            RoundRepository rounds,
            OwnMemberships memberships,
            Plans plans) {
        this.receipting = receipting;
        this.rounds = rounds;
        this.memberships = memberships;
        this.plans = plans;
    }

    /// @param receipt missing if the round did not count the membership, or is not proven yet
    record OfRound(ListedPlan plan, Round round, Optional<Receipt> receipt) {}

    /// What there is for the round of a notice day; nothing if there is no such round, or it is not
    /// for this account.
    Optional<OfRound> find(Account account, long enrolment, LocalDate noticeOn) {
        return memberships
                .find(account.id(), enrolment)
                .flatMap(own -> {
                    ListedPlan plan = plans.version(own.plan(), own.planVersion());
                    return rounds.find(own.plan(), plan.calendar().firstOnOrAfter(noticeOn))
                            .filter(round -> round.noticeOn().equals(noticeOn))
                            .map(round ->
                                    new OfRound(
                                            plan,
                                            round,
                                            receipting.receipt(round, own.household(), enrolment)));
                });
    }
}
