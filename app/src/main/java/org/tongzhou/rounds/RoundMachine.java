package org.tongzhou.rounds;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.tongzhou.claims.ApprovedClaim;
import org.tongzhou.claims.Claims;
import org.tongzhou.enrolment.Enrolments;
import org.tongzhou.gate.Gate;
import org.tongzhou.members.Members;
import org.tongzhou.plans.Closing;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;

/// Moves every round as far as the business clock and the approvals allow.
///
/// It keeps nothing in memory between calls: what is done is in the database, and doing a step
/// again changes nothing. Any server may call it at any time. A round that cannot go on stops
/// alone.
@Component
public class RoundMachine {

    private final RoundRepository rounds;
    private final Rounds door;
    private final Freezing freezing;
    private final Striking striking;
    private final Proving proving;
    private final FrozenRounds frozen;
    private final Publication publication;
    private final Corrections corrections;
    private final Following following;
    private final Claims claims;
    private final Enrolments enrolments;
    private final Members members;
    private final Plans plans;
    private final Gate gate;
    private final TransactionTemplate transaction;
    private final Alone alone;
    private final StoppedRounds stopped;

    RoundMachine(
            RoundRepository rounds,
            Rounds door,
            Freezing freezing,
            Striking striking,
            Proving proving,
            FrozenRounds frozen,
            Publication publication,
            Corrections corrections,
            Following following,
            Claims claims,
            Enrolments enrolments,
            Members members,
            Plans plans,
            Gate gate,
            TransactionTemplate transaction,
            Alone alone,
            StoppedRounds stopped) {
        this.rounds = rounds;
        this.door = door;
        this.freezing = freezing;
        this.striking = striking;
        this.proving = proving;
        this.frozen = frozen;
        this.publication = publication;
        this.corrections = corrections;
        this.following = following;
        this.claims = claims;
        this.enrolments = enrolments;
        this.members = members;
        this.plans = plans;
        this.gate = gate;
        this.transaction = transaction;
        this.alone = alone;
        this.stopped = stopped;
    }

    /// Opens, prepares, freezes, strikes and proves what is due.
    public void advance(Progress progress) {
        Instant now = gate.now();
        for (ListedPlan plan : plans.inForce(now)) {
            openDue(plan, now);
        }
        if (!rounds.in(RoundState.OPEN).isEmpty()) {
            alone.run(this::prepareAndFix);
        }
        for (Round round : rounds.in(RoundState.FREEZING)) {
            stopped.attempt(round, () -> freezing.count(round, progress));
        }
        for (Round round : rounds.in(RoundState.ANNOUNCED)) {
            stopped.attempt(round, () -> strike(round));
        }
        for (Round round : rounds.in(RoundState.STRUCK)) {
            if (stopped.attempt(round, () -> proving.prove(round, progress))) {
                frozen.complete(round);
            }
        }
        rounds.in(RoundState.COLLECTING).forEach(frozen::complete);
    }

    private void strike(Round round) {
        if (door.isReleased(round, Step.STRIKE)) {
            striking.strike(round, locked -> door.isReleased(locked, Step.STRIKE));
        }
    }

    /// Members who move to another plan at an age limit must be there before that plan is frozen:
    /// all plans are prepared first, by one server, and then frozen.
    private void prepareAndFix() {
        List<Round> ready =
                rounds.in(RoundState.OPEN).stream().filter(this::previousIsStruck).toList();
        List<Round> left =
                ready.stream()
                        .filter(round -> !stopped.attempt(round, () -> prepare(round)))
                        .toList();
        ready.stream()
                .filter(round -> left.stream().noneMatch(one -> waitsFor(round, one)))
                .forEach(freezing::fixEpoch);
    }

    /// A round waits for itself, and for that of a plan from which members move to its own.
    private boolean waitsFor(Round round, Round notPrepared) {
        if (round.equals(notPrepared)) {
            return true;
        }
        String code = plans.version(round.plan(), round.planVersion()).code();
        return plans.versions(notPrepared.plan()).stream()
                .flatMap(version -> version.plan().transfer().stream())
                .anyMatch(transfer -> transfer.toPlan().equals(code));
    }

    private void openDue(ListedPlan listed, Instant now) {
        if (plans.closing(listed.number()).filter(Closing::isDone).isPresent()) {
            return;
        }
        int next =
                rounds.last(listed.number())
                        .map(round -> round.number() + 1)
                        .orElseGet(() -> plans.firstRound(listed));
        Instant notice = listed.calendar().noticeInstant(next);
        if (!notice.isAfter(now)) {
            ListedPlan inForce = plans.inForce(listed.number(), notice).orElse(listed);
            transaction.executeWithoutResult(_ -> open(inForce, next));
        }
    }

    /// Behind the gate, since a plan is closed behind it: then nothing may be opened any more.
    private void open(ListedPlan plan, int number) {
        gate.enter();
        LocalDate notice = plan.calendar().noticeDay(number);
        if (!plans.isClosed(plan.number()) && door.needsAnother(plan, notice)) {
            rounds.insert(RoundTables.opening(plan, number));
        }
    }

    private boolean previousIsStruck(Round round) {
        return rounds.find(round.plan(), round.number() - 1).map(Round::isStruck).orElse(true);
    }

    private void prepare(Round round) {
        ListedPlan plan = plans.version(round.plan(), round.planVersion());
        corrections.settle(round.plan());
        for (ApprovedClaim claim : claims.approved(round.plan())) {
            publication.publish(round, plan, claim);
        }
        following.follow(round, plan);
        transfer(round.plan(), round.number());
        plans.closing(round.plan())
                .filter(closing -> closing.lastRound() < round.number())
                .ifPresent(closing -> endCover(round.plan(), closing));
    }

    /// Looked for on every core, but moved one after the other: enrolments get their numbers in the
    /// order of the roster, so that the same history gives the same books.
    private void transfer(int plan, int round) {
        Map<Integer, List<Long>> reaching = new ConcurrentSkipListMap<>();
        FolioWorkers.work(
                IntStream.rangeClosed(0, members.lastFolio()).boxed().toList(),
                () -> folio -> reaching.put(folio, enrolments.reachingLimit(folio, plan, round)),
                _ -> {});
        reaching.values().stream()
                .filter(own -> !own.isEmpty())
                .forEach(own -> enrolments.transfer(own, round));
    }

    /// Folio by folio, each in a transaction of its own; what is done is not done again.
    private void endCover(int plan, Closing closing) {
        for (int folio = 0; folio <= members.lastFolio(); folio++) {
            enrolments.endAllOf(folio, plan, closing.lastRound());
        }
    }
}
