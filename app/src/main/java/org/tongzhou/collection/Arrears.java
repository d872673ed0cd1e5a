package org.tongzhou.collection;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.tongzhou.books.Account;
import org.tongzhou.books.Books;
import org.tongzhou.books.Entry;
import org.tongzhou.claims.Claims;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.plan.Arrears.LossBearer;
import org.tongzhou.enrolment.Cause;
import org.tongzhou.enrolment.Enrolments;
import org.tongzhou.enrolment.Membership;
import org.tongzhou.enrolment.MovedMembers;
import org.tongzhou.gate.Gate;
import org.tongzhou.gate.Moment;
import org.tongzhou.members.Members;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;
import org.tongzhou.rounds.Round;
import org.tongzhou.rounds.Rounds;

/// Closes a round when its retries are over.
///
/// Cover ends for those whose shares of so many rounds in a row are open, and what they owe is
/// written off. A claimant is left alone until his claim is paid or refused: his arrears are
/// deducted from the payout.
@Component
class Arrears {

    private final Rounds rounds;
    private final Demands demands;
    private final Lines lines;
    private final WriteOffs writeOffs;
    private final FailedPayers failed;
    private final MovedMembers moved;
    private final Enrolments enrolments;
    private final Claims claims;
    private final Members members;
    private final Plans plans;
    private final Books books;
    private final FolioLock lock;
    private final JudgedFolios judged;
    private final Gate gate;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    Arrears(
            Rounds rounds,
            Demands demands,
            Lines lines,
            WriteOffs writeOffs,
            FailedPayers failed,
            MovedMembers moved,
            Enrolments enrolments,
            Claims claims,
            Members members,
            Plans plans,
            Books books,
            FolioLock lock,
            JudgedFolios judged,
            Gate gate,
            TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        this.rounds = rounds;
        this.demands = demands;
        this.lines = lines;
        this.writeOffs = writeOffs;
        this.failed = failed;
        this.moved = moved;
        this.enrolments = enrolments;
        this.claims = claims;
        this.members = members;
        this.plans = plans;
        this.books = books;
        this.lock = lock;
        this.judged = judged;
        this.gate = gate;
        this.transaction = transaction;
        this.events = events;
    }

    /// Closes the round if its retries are over and nothing of it is unknown: folio by folio, each
    /// in a transaction of its own, and then the round. Done again, it does what is left.
    void close(Round round, LocalDate today) {
        boolean over = today.isAfter(demands.retriesEndOn(round));
        if (!over || lines.hasUnknown(round.plan(), round.number())) {
            return;
        }
        if (demands.prePaidPlans().contains(round.plan())) {
            rounds.closed(round);
        } else {
            judgeAll(round);
        }
    }

    /// Goes on with what was stopped between two folios: the next freeze waits for it.
    void closeBegun() {
        rounds.beingClosed().forEach(this::judgeAll);
    }

    private void judgeAll(Round round) {
        int lastFrozen = rounds.beginClosing(round);
        ListedPlan plan = plans.version(round.plan(), round.planVersion());
        Set<Integer> done = judged.of(round);
        IntStream.rangeClosed(0, members.lastFolio())
                .filter(folio -> !done.contains(folio))
                .forEach(folio ->
                        transaction.executeWithoutResult(
                                _ -> judge(plan, round, lastFrozen, folio)));
        rounds.closed(round);
    }

    private void judge(ListedPlan plan, Round round, int lastFrozen, int folio) {
        Moment moment = gate.enter();
        lock.take(folio);
        if (!judged.mark(folio, round, moment.instant())) {
            return;
        }
        List<Line> lost = new ArrayList<>();
        for (List<Line> open : byMember(folio, plan, round).values()) {
            if (isLost(plan, round, lastFrozen, open)) {
                lost.addAll(open);
            }
        }
        Amount loss = writeOffs.of(folio, Close.of(plan, round.number()), lost, moment);
        books.post(
                Entry.of(
                                "write-off/%s/%d/f%d".formatted(plan.code(), round.number(), folio),
                                plan.plan().dayOf(moment.instant()),
                                plan.code(),
                                "Arrears")
                        .debit(bearer(plan), loss)
                        .credit(Account.RECEIVABLE, loss));
    }

    /// Open lines of the plan up to this round, by enrolment, of those who may have failed.
    private Map<Long, List<Line>> byMember(int folio, ListedPlan plan, Round round) {
        Map<Long, List<Line>> byMember = new TreeMap<>();
        int first = firstFailed(plan, round);
        Set<Long> joined = moved.householdsJoined(folio, round.plan());
        for (Line line : lines.openSince(folio, round.plan(), first, joined)) {
            boolean settled = line.state() == Line.State.OPEN || line.state() == Line.State.ASKED;
            if (line.plan() == round.plan() && line.round() <= round.number() && settled) {
                byMember.computeIfAbsent(line.enrolment(), _ -> new ArrayList<>()).add(line);
            }
        }
        return byMember;
    }

    /// The round that has to be open, too, for cover to end with this one.
    private static int firstFailed(ListedPlan plan, Round round) {
        return round.number() - plan.plan().arrears().roundsFailed() + 1;
    }

    /// Whether what is open of a member is given up; his cover ends then, if it has not.
    ///
    /// @param lastFrozen the last round that he shares in if his cover ends
    boolean isLost(ListedPlan plan, Round round, int lastFrozen, List<Line> open) {
        Membership membership = enrolments.find(open.getFirst().enrolment()).orElseThrow();
        List<Membership> pieces = moved.pieces(membership);
        Membership goesOn = pieces.getLast();
        if (membership.cause() == Cause.PAYOUT || claims.isOpenFor(goesOn.enrolment())) {
            return false;
        }
        boolean hasFailed = failed.failedInARow(plan, pieces, round.number(), open);
        if (!hasFailed && !isOverAndOpenAsLong(plan, round, open, membership)) {
            return false;
        }
        if (hasFailed && goesOn.livesIn(lastFrozen + 1)) {
            Membership ended = enrolments.end(goesOn.enrolment(), lastFrozen, Cause.ARREARS);
            if (ended.cause() == Cause.ARREARS) {
                tell(plan, round, ended, open);
            }
        }
        return true;
    }

    /// No payer learns what is open in the household that a member has left.
    private void tell(ListedPlan plan, Round round, Membership ended, List<Line> open) {
        ListedPlan bound = plans.version(ended.plan(), ended.planVersion());
        boolean isOwn = open.getFirst().enrolment() == ended.enrolment();
        Amount sum = open.stream().map(Line::open).reduce(Amount.ZERO, Amount::plus);
        events.publishEvent(
                new CoverEnded(
                        ended.enrolment(),
                        ended.plan(),
                        ended.coverEndsOn(bound).orElseThrow(),
                        rounds.find(ended.plan(), ended.lastRound())
                                .filter(last -> last.number() > round.number())
                                .map(Round::debitOn),
                        plan.plan().arrears().roundsFailed(),
                        isOwn ? Optional.of(sum) : Optional.empty()));
    }

    /// A membership that is over, here at least, and open for as many rounds as the plan allows. A
    /// late charge is no round of its own, and is as old as its line.
    private static boolean isOverAndOpenAsLong(
            ListedPlan plan, Round round, List<Line> open, Membership membership) {
        if (membership.cause() == Cause.ARREARS || membership.livesIn(round.number())) {
            return membership.cause() == Cause.ARREARS;
        }
        int first = firstFailed(plan, round);
        LocalDate debited = plan.calendar().debitDay(first);
        return open.stream()
                .anyMatch(line ->
                        line.correction() == 0
                                ? line.round() <= first
                                : !line.openedOn().isAfter(debited));
    }

    private static Account bearer(ListedPlan plan) {
        return plan.plan().arrears().lossBearer() == LossBearer.OPERATOR
                ? Account.OPERATOR_LOSSES
                : Account.LOSSES_TO_SHARE;
    }
}
