package org.tongzhou.collection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tongzhou.collection.PassbookPages.OneRound;
import org.tongzhou.core.money.Amount;
import org.tongzhou.gate.Gate;
import org.tongzhou.members.Members;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.rounds.PassbookLine;
import org.tongzhou.web.Definition;
import org.tongzhou.web.Formats;
import org.tongzhou.web.Words;

/// Puts a round of a passbook into words: what it cost the household, whom it helped, and why.
@Component
class PassbookViews {

    private final Members members;
    private final Gate gate;

    PassbookViews(Members members, Gate gate) {
        this.members = members;
        this.gate = gate;
    }

    /// What became of a share, or of all of a round alike.
    record State(String text, String tone) {}

    /// One member's share; a state of its own only where the members' differ.
    record MemberRow(String name, String share, List<State> states) {}

    /// A round in one line, which leads to the whole of it.
    ///
    /// @param states what became of its shares, each once
    record RoundRow(
            String path,
            String title,
            String plan,
            String charged,
            String helped,
            List<State> states) {}

    /// @param states one where all members' are the same
    record RoundView(
            String path,
            String title,
            String plan,
            String charged,
            String helped,
            List<State> states,
            List<Definition> madeOf,
            List<MemberRow> members) {}

    /// The names of all who share in these rounds, by person: each is unsealed once a page.
    Map<Long, String> names(List<OneRound> rounds) {
        Map<Long, String> names = new HashMap<>();
        for (OneRound round : rounds) {
            for (Share share : round.shares()) {
                names.computeIfAbsent(share.membership().person(), this::name);
            }
        }
        return names;
    }

    private String name(long person) {
        return members.name(person).orElse(Words.of("collection.erased"));
    }

    /// Needs no name of a member, and so unseals nothing.
    RoundRow row(OneRound round) {
        ListedPlan plan = round.plan();
        PassbookLine line = round.shares().getFirst().line();
        return new RoundRow(
                "/me/passbook/" + round.number(),
                Formats.day(line.noticeOn()),
                CollectionText.name(plan),
                CollectionText.money(plan, round.charged()),
                helped(round, line),
                round.isAlike()
                        ? List.of(ofAll(round))
                        : round.shares().stream()
                                .flatMap(share -> states(share, plan).stream())
                                .distinct()
                                .toList());
    }

    RoundView of(OneRound round, Map<Long, String> names) {
        ListedPlan plan = round.plan();
        PassbookLine line = round.shares().getFirst().line();
        boolean alike = round.isAlike();
        return new RoundView(
                "/plans/%s/rounds/%s".formatted(plan.code(), line.noticeOn()),
                Words.of("collection.passbook.round", Formats.day(line.noticeOn())),
                CollectionText.name(plan),
                CollectionText.money(plan, round.charged()),
                helped(round, line),
                alike ? List.of(ofAll(round)) : List.of(),
                madeOf(round),
                round.shares().stream().map(share -> row(share, plan, alike, names)).toList());
    }

    /// A round helps its families once its share is paid.
    private static String helped(OneRound round, PassbookLine line) {
        if (line.cases() == 0) {
            return Words.of("collection.passbook.noCase");
        }
        String cases = Formats.count(line.cases());
        return Words.of(
                round.isPaid() ? "collection.passbook.helped" : "collection.passbook.cases", cases);
    }

    private State ofAll(OneRound round) {
        return state(round.shares().getFirst(), round.plan(), round.open());
    }

    private List<State> states(Share share, ListedPlan plan) {
        State became = state(share, plan, share.open());
        if (share.refunded().isZero()) {
            return List.of(became);
        }
        String back = CollectionText.money(plan, share.refunded());
        return List.of(became, new State(Words.of("collection.passbook.refunded", back), "note"));
    }

    private State state(Share share, ListedPlan plan, Amount open) {
        return new State(
                CollectionText.taking(share, plan, open, plan.plan().dayOf(gate.now())),
                CollectionText.tone(share.taking()));
    }

    private MemberRow row(Share share, ListedPlan plan, boolean alike, Map<Long, String> names) {
        PassbookLine line = share.line();
        String charge = CollectionText.money(plan, line.charge());
        boolean capped = line.charge().compareTo(line.price()) < 0;
        return new MemberRow(
                names.getOrDefault(share.membership().person(), ""),
                capped
                        ? Words.of(
                                "collection.passbook.capped",
                                charge,
                                CollectionText.money(plan, line.price()))
                        : charge,
                alike ? List.of() : states(share, plan));
    }

    /// The price with all that it comes from; what is zero and often so is left out.
    private static List<Definition> madeOf(OneRound round) {
        ListedPlan plan = round.plan();
        PassbookLine line = round.shares().getFirst().line();
        List<Definition> facts = new ArrayList<>();
        facts.add(fact("payouts", CollectionText.money(plan, line.payouts())));
        facts.add(fact("fee", CollectionText.money(plan, line.fee())));
        facts.add(fact("carryIn", CollectionText.money(plan, line.carryIn())));
        if (!line.besides().isZero()) {
            facts.add(fact("besides", CollectionText.money(plan, line.besides())));
        }
        facts.add(fact("subsidy", CollectionText.money(plan, line.subsidy())));
        facts.add(fact("members", Formats.count(line.members())));
        facts.add(fact("price", prices(round)));
        return facts;
    }

    /// One price, or one for each age band that the household has.
    private static String prices(OneRound round) {
        List<String> prices =
                round.shares().stream()
                        .map(share -> share.line().price())
                        .distinct()
                        .sorted()
                        .map(price -> CollectionText.money(round.plan(), price))
                        .toList();
        return String.join(" · ", prices);
    }

    private static Definition fact(String key, String value) {
        return new Definition(Words.of("collection.madeOf." + key), value);
    }
}
