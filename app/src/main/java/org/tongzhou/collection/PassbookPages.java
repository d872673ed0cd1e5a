package org.tongzhou.collection;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SequencedMap;
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

        /// Whether its families count as helped, as they do in [Help].
        boolean isPaid() {
            return shares.stream().anyMatch(share -> share.paid().isPositive());
        }

        Amount open() {
            return shares.stream().map(Share::open).reduce(Amount.ZERO, Amount::plus);
        }
    }

    /// A quarter of a year, by the notice days of its rounds.
    record Quarter(int year, int number) {

        static Quarter of(LocalDate day) {
            return new Quarter(day.getYear(), day.get(IsoFields.QUARTER_OF_YEAR));
        }
    }

    /// @param help of all rounds, not of this page alone
    /// @param rounds the newest first
    /// @param next the round before which the next page begins; nothing on the last page
    record Page(Help help, String currency, List<OneRound> rounds, OptionalInt next) {}

    /// The newest rounds before a number, at most so many of them.
    Page of(Account account, int before, int most) {
        List<Share> all = own.of(account.id());
        List<Integer> numbers =
                numbers(all).stream().filter(number -> number < before).limit(most).toList();
        return page(all, numbers);
    }

    /// The newest quarters before a round, each whole, until there are so many rounds.
    Page quarters(Account account, int before, int enough) {
        List<Share> all = own.of(account.id());
        SequencedMap<Integer, LocalDate> noticeDays = new LinkedHashMap<>();
        for (Share share : all) {
            noticeDays.putIfAbsent(share.line().round(), share.line().noticeOn());
        }
        return page(all, quarters(noticeDays, before, enough));
    }

    /// @param noticeDays of all rounds, the newest first
    static List<Integer> quarters(
            SequencedMap<Integer, LocalDate> noticeDays, int before, int enough) {
        SequencedMap<Quarter, List<Integer>> quarters = new LinkedHashMap<>();
        noticeDays.forEach((round, day) ->
                quarters.computeIfAbsent(Quarter.of(day), _ -> new ArrayList<>()).add(round));
        List<Integer> numbers = new ArrayList<>();
        for (List<Integer> quarter : quarters.values()) {
            if (quarter.getLast() < before && numbers.size() < enough) {
                numbers.addAll(quarter);
            }
        }
        return numbers;
    }

    private static List<Integer> numbers(List<Share> shares) {
        return shares.stream().map(share -> share.line().round()).distinct().toList();
    }

    private Page page(List<Share> all, List<Integer> numbers) {
        List<Share> page =
                all.stream().filter(share -> numbers.contains(share.line().round())).toList();
        boolean isLast = numbers.isEmpty() || numbers.getLast().equals(numbers(all).getLast());
        return new Page(
                Help.of(all),
                CollectionText.currency(plans, gate.now()),
                rounds(page),
                isLast ? OptionalInt.empty() : OptionalInt.of(numbers.getLast()));
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
