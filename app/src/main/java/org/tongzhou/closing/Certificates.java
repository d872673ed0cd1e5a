package org.tongzhou.closing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tongzhou.accounts.Account;
import org.tongzhou.collection.Debits;
import org.tongzhou.collection.Share;
import org.tongzhou.core.money.Amount;
import org.tongzhou.enrolment.Membership;
import org.tongzhou.enrolment.OwnMemberships;
import org.tongzhou.gate.Gate;
import org.tongzhou.members.Members;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;
import org.tongzhou.web.BadInput;

/// Writes certificates of memberships that have ended.
@Component
class Certificates {

    private static final String ERASED = "–";

    private final OwnMemberships memberships;
    private final Members members;
    private final Debits debits;
    private final Plans plans;
    private final Gate gate;

    Certificates(
            OwnMemberships memberships, Members members, Debits debits, Plans plans, Gate gate) {
        this.memberships = memberships;
        this.members = members;
        this.debits = debits;
        this.plans = plans;
        this.gate = gate;
    }

    /// A membership that the account may see.
    Optional<Membership> own(Account account, long enrolment) {
        return memberships.find(account.id(), enrolment);
    }

    ListedPlan plan(Membership membership) {
        return plans.version(membership.plan(), membership.planVersion());
    }

    /// Whether the name is asked for in part; what is neither word must not show it whole.
    static boolean isMasked(String name) {
        if (!name.equals("masked") && !name.equals("full")) {
            throw new BadInput("name", "closing.certificate.name.bad");
        }
        return name.equals("masked");
    }

    /// The certificate; nothing while cover lasts.
    Optional<Certificate> of(Membership membership, boolean isMasked) {
        Instant now = gate.now();
        ListedPlan plan = plan(membership);
        LocalDate today = plan.plan().dayOf(now);
        boolean hasEnded =
                membership.coverEndsOn(plan).filter(end -> !today.isBefore(end)).isPresent();
        if (!hasEnded) {
            return Optional.empty();
        }
        List<Share> shares =
                debits.shares(membership.household()).stream()
                        .filter(one -> one.membership().enrolment() == membership.enrolment())
                        .filter(one -> one.paid().isPositive())
                        .toList();
        Amount paid = shares.stream().map(Share::paid).reduce(Amount.ZERO, Amount::plus);
        long helped = shares.stream().mapToLong(share -> share.line().cases()).sum();
        var name = plan.plan().name();
        var continues = membership.continues();
        return Optional.of(
                new Certificate(
                        Certificate.FORMAT,
                        membership.enrolment(),
                        plan.code(),
                        name.zh(),
                        name.en(),
                        membership.planVersion(),
                        plan.plan().currency(),
                        name(membership, isMasked),
                        plan.plan().dayOf(membership.joinedAt()).toString(),
                        membership.coveredFrom().toString(),
                        membership.coverEndsOn(plan).orElseThrow().toString(),
                        membership.cause(),
                        continues.isPresent() ? continues.getAsLong() : null,
                        paid.minor(),
                        helped,
                        today.toString()));
    }

    private String name(Membership membership, boolean isMasked) {
        return isMasked
                ? members.maskedName(membership.person())
                : members.name(membership.person()).orElse(ERASED);
    }
}
