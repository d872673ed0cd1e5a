package org.tongzhou.rounds;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.tongzhou.core.identity.Province;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.plan.Plan;
import org.tongzhou.core.plan.Text;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.rounds.Notices.Notice;
import org.tongzhou.web.Definition;
import org.tongzhou.web.Formats;
import org.tongzhou.web.Words;

/// How rounds and their cases are put into words, for members and for staff.
final class RoundText {

    private RoundText() {}

    /// A round among others.
    ///
    /// @param known what is known already of one that has no price yet, empty of others
    record Line(
            String path,
            String plan,
            String noticeOn,
            String debitOn,
            String state,
            String tone,
            String known,
            String price,
            String members,
            String cases,
            String payouts) {}

    /// What members of these ages pay.
    record PriceLine(String ages, String weight, String price, String members) {}

    /// A case as every member sees it.
    record CaseCard(long claim, String title, String payout, List<Definition> facts) {}

    static String in(Text text) {
        return text.in(Words.Language.ofRequest().locale());
    }

    static String path(String code, Object noticeOn) {
        return "/plans/%s/rounds/%s".formatted(code, noticeOn);
    }

    static String state(RoundState state) {
        return Words.of("rounds.state." + state);
    }

    static String tone(RoundState state) {
        return switch (state) {
            case OPEN, FREEZING, ANNOUNCED -> "note";
            case STRUCK, COLLECTING -> "caution";
            case CLOSED -> "good";
        };
    }

    static Line line(ListedPlan plan, HistoryRepository.Row row, LocalDate today) {
        String none = "—";
        LocalDate until = plan.plan().calendar().objectionsEndOn(row.noticeOn());
        String known =
                Words.of(
                        known(row, until, today) + taken(plan.plan()),
                        Formats.day(row.noticeOn()),
                        Formats.day(until),
                        Formats.day(row.debitOn()));
        var outcome = row.outcome();
        return new Line(
                path(plan.code(), row.noticeOn()),
                in(plan.plan().name()),
                Formats.day(row.noticeOn()),
                Formats.day(row.debitOn()),
                state(row.state()),
                tone(row.state()),
                outcome.isPresent() ? "" : known,
                outcome.map(o -> price(plan.plan(), o)).orElse(none),
                outcome.map(o -> Formats.count(o.members())).orElse(none),
                outcome.map(o -> cases(o.cases())).orElse(none),
                outcome.map(o -> money(plan.plan(), o.payouts())).orElse(none));
    }

    /// What is known of a round without a price, by where it stands and what the day is.
    private static String known(HistoryRepository.Row row, LocalDate until, LocalDate today) {
        if (row.state() == RoundState.OPEN) {
            return "rounds.known.open.";
        }
        if (until.isAfter(today)) {
            return "rounds.known.shown.";
        }
        return row.debitOn().isBefore(today) ? "rounds.known.late." : "rounds.known.waits.";
    }

    /// How shares are taken, as a part of a key: a pre-paid plan debits nothing.
    static String taken(Plan plan) {
        return plan.isPrePaid() ? "balance" : "debit";
    }

    private static String cases(int cases) {
        return cases == 0 ? Words.of("rounds.cases.none") : Formats.count(cases);
    }

    private static String price(Plan plan, HistoryRepository.Outcome outcome) {
        String lowest = money(plan, outcome.lowest());
        boolean one = outcome.lowest().equals(outcome.highest());
        return one ? lowest : lowest + " – " + money(plan, outcome.highest());
    }

    static String money(Plan plan, Amount amount) {
        return Formats.money(amount, plan.currency());
    }

    /// Where the money comes from and where it goes, each line of the statement.
    static List<Definition> figures(Plan plan, Figures figures) {
        List<Definition> lines = new ArrayList<>();
        lines.add(fact("rounds.members", Formats.count(figures.members())));
        lines.add(fact("rounds.cases", Formats.count(figures.cases())));
        lines.add(fact("rounds.payouts", money(plan, figures.payouts())));
        lines.add(fact("rounds.fee", money(plan, figures.fee())));
        lines.add(fact("rounds.refunds", money(plan, figures.refunds())));
        lines.add(fact("rounds.losses", money(plan, figures.losses())));
        lines.add(fact("rounds.carryOut", money(plan, figures.carryOut())));
        lines.add(fact("rounds.charged", money(plan, figures.charged())));
        lines.add(fact("rounds.lateCharges", money(plan, figures.lateCharges())));
        lines.add(fact("rounds.carryIn", money(plan, figures.carryIn())));
        lines.add(fact("rounds.subsidy", money(plan, figures.subsidy())));
        return lines;
    }

    /// What a step comes to: its sum, and how many it concerns.
    static String toApprove(Notice notice, Step step) {
        Plan plan = notice.plan().plan();
        return notice.figures()
                .map(f -> {
                    Amount sum =
                            switch (step) {
                                case STRIKE, DEBITS -> f.charged().plus(f.lateCharges());
                                case PAYOUTS -> f.payouts().plus(f.refunds());
                            };
                    return Words.of(
                            "rounds.toApprove." + step,
                            money(plan, sum),
                            Formats.count(f.members()),
                            Formats.count(f.cases()));
                })
                .orElse("");
    }

    private static Definition fact(String wordsKey, String value) {
        return new Definition(Words.of(wordsKey), value);
    }

    static List<PriceLine> prices(Plan plan, Figures figures) {
        return figures.prices().stream()
                .map(one ->
                        new PriceLine(
                                ages(plan, one.ageFrom(), one.ageTo()),
                                Formats.count(one.weight()),
                                money(plan, one.price()),
                                Formats.count(one.members())))
                .toList();
    }

    private static String ages(Plan plan, int from, int to) {
        var ages = plan.admission().ofMembers(from, to);
        return Words.of("rounds.ages.range", ages.from(), ages.to());
    }

    static CaseCard card(Notice notice, PublishedCase one) {
        Plan plan = notice.plan().plan();
        Amount payout = notice.payout(one);
        List<Definition> facts = new ArrayList<>();
        if (payout.compareTo(one.benefit()) < 0) {
            facts.add(fact("rounds.case.uncapped", money(plan, one.benefit())));
        }
        facts.add(fact("rounds.case.disease", disease(plan, one)));
        facts.add(fact("rounds.case.days", Formats.count(one.daysSinceJoining())));
        facts.add(fact("rounds.case.helped", Formats.count(one.helped())));
        facts.add(fact("rounds.case.paid", money(plan, one.paid())));
        return new CaseCard(
                one.claim(),
                Words.of(
                        "rounds.case.title",
                        one.maskedName(),
                        one.age(),
                        Words.of("rounds.sex." + one.sex()),
                        region(one)),
                money(plan, payout),
                facts);
    }

    private static String region(PublishedCase one) {
        return Province.of(one.region()).map(known -> in(known.name())).orElse(one.region());
    }

    private static String disease(Plan plan, PublishedCase one) {
        String name = plan.disease(one.disease()).map(d -> in(d.name())).orElse(one.disease());
        String severity = plan.severity(one.severity()).map(s -> in(s.name())).orElse("");
        return severity.isEmpty() ? name : name + " · " + severity;
    }
}
