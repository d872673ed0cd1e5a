package org.tongzhou.closing;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.tongzhou.books.Account;
import org.tongzhou.books.Books;
import org.tongzhou.claims.Claims;
import org.tongzhou.core.money.Amount;
import org.tongzhou.enrolment.Enrolments;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.rounds.Rounds;
import org.tongzhou.rounds.Statement;

/// What closing a plan would touch, read from statements and control accounts.
@Component
class Stakes {

    private final Enrolments enrolments;
    private final Claims claims;
    private final Rounds rounds;
    private final Books books;

    Stakes(Enrolments enrolments, Claims claims, Rounds rounds, Books books) {
        this.enrolments = enrolments;
        this.claims = claims;
        this.rounds = rounds;
        this.books = books;
    }

    /// @param members who lose cover
    /// @param openClaims neither paid, refused nor withdrawn
    /// @param balances of members, to give back
    /// @param sharesPaid of members, to give back; nothing where the plan does not
    record Stake(long members, long openClaims, Amount balances, Amount sharesPaid) {}

    Stake of(ListedPlan plan) {
        Map<Account, Amount> booked = books.balances(plan.code());
        var ending = plan.plan().ending();
        return new Stake(
                enrolments.count(plan.number()),
                claims.countOpen(plan.number()),
                on(booked, Account.PREPAID).negated(),
                ending.refundsShares() ? paid(plan, booked) : Amount.ZERO);
    }

    /// What was charged in all rounds, less what is open or lost: what members have paid.
    private Amount paid(ListedPlan plan, Map<Account, Amount> booked) {
        Amount paid = Amount.ZERO;
        for (Statement one : rounds.statements(plan.number())) {
            paid = paid.plus(one.charged()).plus(one.lateCharges());
            paid = paid.minus(one.refunds()).minus(one.losses());
        }
        return paid.minus(on(booked, Account.RECEIVABLE))
                .minus(on(booked, Account.LOSSES_TO_SHARE))
                .minus(on(booked, Account.OPERATOR_LOSSES));
    }

    private static Amount on(Map<Account, Amount> booked, Account account) {
        return booked.getOrDefault(account, Amount.ZERO);
    }
}
