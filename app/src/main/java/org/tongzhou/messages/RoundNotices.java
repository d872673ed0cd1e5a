package org.tongzhou.messages;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tongzhou.collection.Share;
import org.tongzhou.core.money.Amount;
import org.tongzhou.enrolment.Membership;
import org.tongzhou.gate.Gate;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;
import org.tongzhou.rounds.EstimatedShare;
import org.tongzhou.rounds.PassbookLine;
import org.tongzhou.rounds.Rounds;
import org.tongzhou.web.Formats;
import org.tongzhou.web.Words;

/// What a household will pay for each round: the estimate while it is announced, the exact amount
/// once it is struck. A pre-paid plan takes it from the balance and debits nothing.
@Component
class RoundNotices {

    private final Rounds rounds;
    private final Plans plans;
    private final Gate gate;

    RoundNotices(Rounds rounds, Plans plans, Gate gate) {
        this.rounds = rounds;
        this.plans = plans;
        this.gate = gate;
    }

    private record OfRound(int plan, int round) {}

    /// One for each struck round.
    ///
    /// @param shares that are not taken yet
    List<Notice> ahead(List<Share> shares) {
        Map<OfRound, Amount> sums = new LinkedHashMap<>();
        Map<OfRound, PassbookLine> lines = new LinkedHashMap<>();
        for (Share share : shares) {
            var round = new OfRound(share.membership().plan(), share.line().round());
            sums.merge(round, share.line().charge(), Amount::plus);
            lines.putIfAbsent(round, share.line());
        }
        List<Notice> notices = new ArrayList<>();
        lines.forEach((round, line) -> {
            ListedPlan plan = plan(round.plan());
            notices.add(ahead(plan, line, sums.getOrDefault(round, Amount.ZERO)));
        });
        return notices;
    }

    private Notice ahead(ListedPlan plan, PassbookLine line, Amount sum) {
        String key = isPast(plan, line.debitOn()) ? "messages.late." : "messages.ahead.";
        String text =
                Words.of(
                        key + taken(plan),
                        money(plan, sum),
                        Formats.day(line.debitOn()),
                        name(plan),
                        Formats.day(line.noticeOn()),
                        helps(plan, line));
        return new Notice(Notice.Kind.DEBIT_AHEAD, text, path(plan, line.noticeOn()));
    }

    private static String helps(ListedPlan plan, PassbookLine line) {
        String members = Formats.count(line.members());
        return line.cases() == 0
                ? Words.of("messages.helps.noCase", members)
                : Words.of(
                        "messages.helps",
                        Formats.count(line.cases()),
                        money(plan, line.payouts()),
                        money(plan, line.fee()),
                        members);
    }

    /// Everybody's estimates laid on this household: no row says them, and the strike may differ.
    List<Notice> estimates(List<Membership> memberships) {
        return rounds.estimates(memberships).stream()
                .filter(share -> share.amount().isPositive())
                .map(this::estimate)
                .toList();
    }

    private Notice estimate(EstimatedShare share) {
        ListedPlan plan = plan(share.plan());
        String helps =
                share.cases() == 0
                        ? Words.of("messages.estimate.noCase")
                        : Words.of("messages.estimate.helps", Formats.count(share.cases()));
        String text =
                Words.of(
                        "messages.estimate",
                        Formats.day(share.noticeOn()),
                        name(plan),
                        money(plan, share.amount()),
                        Formats.count(share.sharing()),
                        helps,
                        course(plan, share));
        return new Notice(Notice.Kind.ESTIMATE, text, path(plan, share.noticeOn()));
    }

    /// What is still to come before the share is taken, and when.
    private String course(ListedPlan plan, EstimatedShare share) {
        String key = "messages.course.soon.";
        if (isPast(plan, share.objectionsUntil().minusDays(1))) {
            key =
                    isPast(plan, share.debitOn())
                            ? "messages.course.late."
                            : "messages.course.waits.";
        }
        return Words.of(
                key + taken(plan),
                Formats.day(share.objectionsUntil()),
                Formats.day(share.debitOn()));
    }

    private static String taken(ListedPlan plan) {
        return plan.plan().isPrePaid() ? "balance" : "debit";
    }

    /// Whether a day has gone by, on which something was to be done that was not.
    private boolean isPast(ListedPlan plan, LocalDate day) {
        return day.isBefore(plan.plan().dayOf(gate.now()));
    }

    private ListedPlan plan(int number) {
        return plans.inForceOrOldest(number, gate.now());
    }

    private static String path(ListedPlan plan, LocalDate noticeOn) {
        return "/plans/%s/rounds/%s".formatted(plan.code(), noticeOn);
    }

    private static String name(ListedPlan plan) {
        return plan.plan().name().in(Words.Language.ofRequest().locale());
    }

    private static String money(ListedPlan plan, Amount amount) {
        return Formats.money(amount, plan.plan().currency());
    }
}
