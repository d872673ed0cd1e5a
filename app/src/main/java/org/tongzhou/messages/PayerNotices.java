package org.tongzhou.messages;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tongzhou.collection.Announced;
import org.tongzhou.collection.Debits;
import org.tongzhou.collection.Help;
import org.tongzhou.collection.OwnShares;
import org.tongzhou.collection.Share;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.plan.PrePaid;
import org.tongzhou.enrolment.HomeNews;
import org.tongzhou.enrolment.Membership;
import org.tongzhou.enrolment.OwnMemberships;
import org.tongzhou.gate.Gate;
import org.tongzhou.members.Household;
import org.tongzhou.members.Members;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;
import org.tongzhou.web.Formats;
import org.tongzhou.web.Words;

/// Derives what a payer must know now: estimates and exact amounts before money moves, questions,
/// failures. For whom another pays, it is what becomes of his plans.
@Component
class PayerNotices implements HomeNews {

    private final Debits debits;
    private final OwnShares ownShares;
    private final OwnMemberships ownMemberships;
    private final PlanNotices ofPlans;
    private final RoundNotices ofRounds;
    private final AccountNotices accounts;
    private final FailedNotices failed;
    private final PayoutNotices payouts;
    private final ClaimNotices claims;
    private final Members members;
    private final Plans plans;
    private final Gate gate;

    PayerNotices(
            Debits debits,
            OwnShares ownShares,
            OwnMemberships ownMemberships,
            PlanNotices ofPlans,
            RoundNotices ofRounds,
            AccountNotices accounts,
            FailedNotices failed,
            PayoutNotices payouts,
            ClaimNotices claims,
            Members members,
            Plans plans,
            Gate gate) {
        this.debits = debits;
        this.ownShares = ownShares;
        this.ownMemberships = ownMemberships;
        this.ofPlans = ofPlans;
        this.ofRounds = ofRounds;
        this.accounts = accounts;
        this.failed = failed;
        this.payouts = payouts;
        this.claims = claims;
        this.members = members;
        this.plans = plans;
        this.gate = gate;
    }

    @Override
    public Told of(long account) {
        List<Share> shares = ownShares.of(account);
        List<Line> lines =
                notices(account, shares).stream()
                        .filter(one -> one.kind().isForHome())
                        .map(one -> new Line(one.kind().tone(), one.text(), one.path()))
                        .toList();
        return new Told(help(shares), lines);
    }

    private String help(List<Share> shares) {
        Help help = Help.of(shares);
        if (!help.paid().isPositive()) {
            return "";
        }
        String currency = plan(shares.getFirst().membership().plan()).plan().currency();
        return help.inWords(currency);
    }

    List<Notice> notices(long account) {
        return notices(account, ownShares.of(account));
    }

    private List<Notice> notices(long account, List<Share> shares) {
        List<Membership> memberships = ownMemberships.of(account);
        List<Notice> notices = new ArrayList<>(ofPlans.of(memberships));
        notices.addAll(claims.of(account));
        members.householdPaidBy(account)
                .ifPresent(paid -> addForPayer(account, paid, memberships, shares, notices));
        notices.sort(Comparator.comparing(Notice::kind));
        return notices;
    }

    private void addForPayer(
            long account,
            Household household,
            List<Membership> memberships,
            List<Share> shares,
            List<Notice> notices) {
        notices.addAll(accounts.of(household));
        addAhead(household, notices);
        notices.addAll(ofRounds.ahead(with(shares, Share.Taking.AHEAD)));
        addAsked(household, shares, notices);
        notices.addAll(failed.of(household, with(shares, Share.Taking.OPEN)));
        notices.addAll(failed.ofPayments(household, going(memberships)));
        notices.addAll(ofRounds.estimates(memberships));
        for (Debits.LowBalance low : debits.lowBalances(household)) {
            notices.add(low(low));
        }
        notices.addAll(payouts.of(household, account));
    }

    private List<Membership> going(List<Membership> memberships) {
        return memberships.stream()
                .filter(one -> one.mayGoOn(plan(one.plan()), gate.now()))
                .toList();
    }

    /// Where a debit asks for more than the share of one round: the sum, and all that is in it.
    private void addAhead(Household household, List<Notice> notices) {
        for (Announced ahead : debits.ahead(household.number())) {
            if (ahead.parts().size() > 1) {
                ListedPlan plan = plan(ahead.parts().getFirst().plan());
                String text =
                        Words.of(
                                isPast(plan, ahead.on())
                                        ? "messages.lateInAll"
                                        : "messages.aheadInAll",
                                money(plan, ahead.total()),
                                Formats.day(ahead.on()),
                                parts(ahead));
                notices.add(new Notice(Notice.Kind.DEBIT_AHEAD, text, "/me/passbook"));
            }
        }
    }

    /// Whether a day has gone by, on which something was to be done that was not.
    private boolean isPast(ListedPlan plan, LocalDate day) {
        return day.isBefore(plan.plan().dayOf(gate.now()));
    }

    private String parts(Announced announced) {
        return announced.parts().stream()
                .map(this::part)
                .collect(Collectors.joining(Words.of("messages.partsBetween")));
    }

    private String part(Announced.Part part) {
        ListedPlan plan = plan(part.plan());
        return Words.of(
                part.cause().isPresent() ? "messages.part.WHY" : "messages.part." + part.kind(),
                money(plan, part.amount()),
                name(plan),
                Formats.day(part.noticeOn()),
                part.cause().map(cause -> Words.of("enrolment.cause." + cause)).orElse(""));
    }

    private void addAsked(Household household, List<Share> shares, List<Notice> notices) {
        List<Share> asked = with(shares, Share.Taking.ASKED);
        if (asked.isEmpty()) {
            return;
        }
        ListedPlan plan = plan(asked.getFirst().membership().plan());
        Announced question = debits.asked(household.number()).orElseThrow();
        String open = money(plan, question.total());
        var answer = debits.answered(household.number());
        if (answer.isEmpty()) {
            String made =
                    question.parts().size() > 1 ? Words.of("messages.madeOf", parts(question)) : "";
            String text = Words.of("messages.question", open) + made;
            notices.add(new Notice(Notice.Kind.QUESTION, text, "/me/passbook"));
            return;
        }
        String text = Words.of(answer.get() ? "messages.saidYes" : "messages.saidNo", open);
        notices.add(new Notice(Notice.Kind.ANSWERED, text, "/me/passbook"));
    }

    private static List<Share> with(List<Share> shares, Share.Taking taking) {
        return shares.stream().filter(share -> share.taking() == taking).toList();
    }

    private Notice low(Debits.LowBalance low) {
        ListedPlan plan = plan(low.plan());
        Amount askFor =
                plan.plan().funding() instanceof PrePaid terms ? terms.askFor() : low.balance();
        String text =
                Words.of(
                        low.isSuspended() ? "messages.suspended" : "messages.low",
                        name(plan),
                        money(plan, low.balance()),
                        money(plan, askFor));
        return new Notice(Notice.Kind.LOW_BALANCE, text, "/me/balance");
    }

    private ListedPlan plan(int number) {
        return plans.inForceOrOldest(number, gate.now());
    }

    /// The name of a plan; its code, where no version is in force.
    String planName(String code) {
        return plans.inForce(code, gate.now()).map(PayerNotices::name).orElse(code);
    }

    private static String name(ListedPlan plan) {
        return plan.plan().name().in(Words.Language.ofRequest().locale());
    }

    private static String money(ListedPlan plan, Amount amount) {
        return Formats.money(amount, plan.plan().currency());
    }
}
