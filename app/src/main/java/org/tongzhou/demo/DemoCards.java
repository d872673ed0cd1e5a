package org.tongzhou.demo;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tongzhou.accounts.Accounts;
import org.tongzhou.enrolment.Cause;
import org.tongzhou.enrolment.Enrolments;
import org.tongzhou.enrolment.Membership;
import org.tongzhou.members.Household;
import org.tongzhou.members.Members;

/// Puts a few invented members with a story on sign-in cards.
@Component
class DemoCards {

    private static final int SEARCHED = 30_000;

    private record Story(Cause cause, String label) {}

    private static final List<Story> STORIES =
            List.of(
                    new Story(Cause.JOINED, "成员，普通家庭 · Member with a family"),
                    new Story(Cause.PAYOUT, "获互助的成员 · Member who was helped"),
                    new Story(Cause.WAITING_ILLNESS, "等待期患病的成员 · Fell ill while waiting"),
                    new Story(Cause.UNTRUE_DECLARATION, "被拒的申请人 · Refused claimant"),
                    new Story(Cause.ARREARS, "扣款失败的成员 · Member in arrears"),
                    new Story(Cause.SUSPENDED, "余额不足的成员 · Pre-paid member, suspended"),
                    new Story(Cause.LEFT, "已退出的成员 · Member who left"),
                    new Story(Cause.DIED, "有更正的家庭 · Family with a correction"));

    private final Accounts accounts;
    private final Members members;
    private final Enrolments enrolments;

    DemoCards(Accounts accounts, Members members, Enrolments enrolments) {
        this.accounts = accounts;
        this.members = members;
        this.enrolments = enrolments;
    }

    void deal() {
        Set<Story> left = new HashSet<>(STORIES);
        Set<Long> dealt = new HashSet<>();
        for (long number = 1; number < SEARCHED && !left.isEmpty(); number++) {
            enrolments.find(number).ifPresent(membership -> deal(membership, left, dealt));
        }
    }

    private void deal(Membership membership, Set<Story> left, Set<Long> dealt) {
        Optional<Story> story =
                STORIES.stream()
                        .filter(left::contains)
                        .filter(one -> one.cause() == membership.cause())
                        .findFirst();
        Household household = members.household(membership.household()).orElseThrow();
        boolean hasFamily =
                membership.cause() != Cause.JOINED || members.belongings(household).size() > 2;
        if (story.isPresent() && hasFamily && dealt.add(household.number())) {
            left.remove(story.get());
            members.person(household.payer())
                    .flatMap(payer -> payer.account())
                    .ifPresent(account -> accounts.listForDemo(account, story.get().label()));
        }
    }
}
