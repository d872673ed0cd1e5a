package org.tongzhou.collection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.springframework.stereotype.Component;
import org.tongzhou.accounts.Account;
import org.tongzhou.core.money.Amount;
import org.tongzhou.gate.Gate;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;

/// Reads the passbook of an account: what people and programs get.
@Component
class PassbookPages {

    private final OwnShares own;
    private final Plans plans;
    private final Gate gate;

    PassbookPages(OwnShares own, Plans plans, Gate gate) {
        this.own = own;
        this.plans = plans;
        this.gate = gate;
    }

    /// The shares of a household in one round of one plan.
    record OneRound(ListedPlan plan, List<Share> shares) {

        int number() {
            return shares.getFirst().line().round();
        }

        Amount charged() {
            return shares.stream()
                    .map(share -> share.line().charge())
                    .reduce(Amount.ZERO, Amount::plus);
        }

        /// Whether the same became of all shares on the same day, and none was given back.
        boolean isAlike() {
            long kinds =
                    shares.stream()
                            .map(share -> List.of(share.taking(), share.on()))
                            .distinct()
                            .count();
            return kinds == 1 && shares.stream().allMatch(share -> share.refunded().isZero());
        }

        Amount open() {
            return shares.stream().map(Share::open).reduce(Amount.ZERO, Amount::plus);
        }
    }

    /// @param help of all rounds, not of this page alone
    /// @param rounds the newest first
    /// @param next the round before which the next page begins; nothing on the last page
    record Page(Help help, String currency, List<OneRound> rounds, OptionalInt next) {}

    /// The newest rounds before a number, at most so many of them.
    Page of(Account account, int before, int most) {
        List<Share> all = own.of(account.id());
        List<Share> later = all.stream().filter(share -> share.line().round() < before).toList();
        List<Integer> numbers =
                later.stream().map(share -> share.line().round()).distinct().limit(most).toList();
        int last = numbers.isEmpty() ? Integer.MAX_VALUE : numbers.getLast();
        List<Share> page = later.stream().filter(share -> share.line().round() >= last).toList();
        return new Page(
                Help.of(all),
                CollectionText.currency(plans, gate.now()),
                rounds(page),
                page.size() < later.size() ? OptionalInt.of(last) : OptionalInt.empty());
    }

    /// One round, of each plan apart; nothing where the household shares in none of it.
    List<OneRound> round(Account account, int number) {
        return rounds(
                own.of(account.id()).stream()
                        .filter(share -> share.line().round() == number)
                        .toList());
    }

    private List<OneRound> rounds(List<Share> shares) {
        record Key(int round, int plan) {}
        Map<Key, List<Share>> byRound = new LinkedHashMap<>();
        for (Share share : shares) {
            Key key = new Key(share.line().round(), share.membership().plan());
            byRound.computeIfAbsent(key, _ -> new ArrayList<>()).add(share);
        }
        return byRound.values().stream()
                .map(own -> new OneRound(plan(own.getFirst()), own))
                .toList();
    }

    private ListedPlan plan(Share share) {
        return plans.version(share.membership().plan(), share.membership().planVersion());
    }
}
