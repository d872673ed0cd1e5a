package org.tongzhou.demo;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tongzhou.accounts.Accounts;
import org.tongzhou.collection.Debits;
import org.tongzhou.collection.Line;
import org.tongzhou.enrolment.Cause;
import org.tongzhou.enrolment.Enrolments;
import org.tongzhou.enrolment.Membership;
import org.tongzhou.gate.Gate;
import org.tongzhou.members.Household;
import org.tongzhou.members.Members;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;

/// Puts a few invented members with a story on sign-in cards.
@Component
class DemoCards {

    private static final String FAMILY = "成员，普通家庭 · Member with a family";
    private static final String HELPED = "获互助的成员 · Member who was helped";
    private static final String CORRECTED = "有更正的家庭 · Family with a correction";
    private static final int SEARCHED = 30_000;

    /// What else is so of whom a card is of.
    private enum Trait {
        NONE,
        /// A debit failed, and is open now.
        OWES,
        /// He may take money out of a balance.
        HAS_MORE
    }

    private record Story(Cause cause, Trait trait, String label) {

        Story(Cause cause, String label) {
            this(cause, Trait.NONE, label);
        }
    }

    private static final List<Story> STORIES =
            List.of(
                    new Story(Cause.JOINED, FAMILY),
                    new Story(Cause.PAYOUT, HELPED),
                    new Story(Cause.WAITING_ILLNESS, "等待期患病的成员 · Fell ill while waiting"),
                    new Story(Cause.UNTRUE_DECLARATION, "被拒的申请人 · Refused claimant"),
                    new Story(Cause.JOINED, Trait.OWES, "扣款失败的成员 · Member in arrears"),
                    new Story(Cause.ARREARS, "因欠款终止的成员 · Cover ended, shares unpaid"),
                    new Story(Cause.JOINED, Trait.HAS_MORE, "预存计划的成员 · Pre-paid member"),
                    new Story(Cause.SUSPENDED, "余额不足的成员 · Pre-paid member, suspended"),
                    new Story(Cause.LEFT, "已退出的成员 · Member who left"),
                    new Story(Cause.DIED, CORRECTED));

    private final Accounts accounts;
    private final Members members;
    private final Enrolments enrolments;
    private final Debits debits;
    private final Plans plans;
    private final Gate gate;

    DemoCards(
            Accounts accounts,
            Members members,
            Enrolments enrolments,
            Debits debits,
            Plans plans,
            Gate gate) {
        this.accounts = accounts;
        this.members = members;
        this.enrolments = enrolments;
        this.debits = debits;
        this.plans = plans;
        this.gate = gate;
    }

    /// The cards that stops of the tour speak of. Few people have few stories: not all are dealt.
    enum OfTour {
        PASSBOOK(FAMILY),
        CLAIM(HELPED),
        CORRECT(CORRECTED);

        private final String label;

        OfTour(String label) {
            this.label = label;
        }
    }

    /// Those that were dealt.
    Set<OfTour> dealt() {
        List<String> labels =
                accounts.demoAccounts().stream().map(Accounts.DemoAccount::label).toList();
        return Arrays.stream(OfTour.values())
                .filter(card -> labels.contains(card.label))
                .collect(Collectors.toSet());
    }

    void deal() {
        Set<Story> left = new HashSet<>(STORIES);
        Set<Long> dealt = new HashSet<>();
        for (long number = 1; number < SEARCHED && !left.isEmpty(); number++) {
            enrolments.find(number).ifPresent(membership -> deal(membership, left, dealt));
        }
    }

    private boolean isOf(Story story, Membership membership, Household household) {
        if (story.cause() != membership.cause()) {
            return false;
        }
        return switch (story.trait()) {
            case NONE -> story.cause() != Cause.JOINED || members.belongings(household).size() > 2;
            case OWES ->
                    debits.lines(household.number()).stream()
                            .anyMatch(line -> line.state() == Line.State.OPEN);
            case HAS_MORE ->
                    debits.refundable(household.number(), plan(membership), gate.now())
                            .isPositive();
        };
    }

    private ListedPlan plan(Membership membership) {
        return plans.version(membership.plan(), membership.planVersion());
    }

    private void deal(Membership membership, Set<Story> left, Set<Long> dealt) {
        Household household = members.household(membership.household()).orElseThrow();
        Optional<Story> story =
                STORIES.stream()
                        .filter(left::contains)
                        .filter(one -> isOf(one, membership, household))
                        .findFirst();
        if (story.isPresent() && dealt.add(household.number())) {
            left.remove(story.get());
            members.person(household.payer())
                    .flatMap(payer -> payer.account())
                    .ifPresent(account -> accounts.listForDemo(account, story.get().label()));
        }
    }
}
