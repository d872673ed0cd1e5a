package org.tongzhou.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.springframework.stereotype.Component;
import org.tongzhou.collection.CollectionDesk;
import org.tongzhou.collection.CollectionMachine;
import org.tongzhou.core.round.RoundCalendar;
import org.tongzhou.corrections.Correction;
import org.tongzhou.corrections.CorrectionDesk;
import org.tongzhou.demo.DemoMembers.Living;
import org.tongzhou.demo.DemoMembers.PlansOfDemo;
import org.tongzhou.demo.DemoStaff.Staff;
import org.tongzhou.enrolment.CorrectionKind;
import org.tongzhou.enrolment.Enrolments;
import org.tongzhou.enrolment.Membership;
import org.tongzhou.enrolment.ProposedCorrections;
import org.tongzhou.gate.Gate;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;
import org.tongzhou.rounds.Progress;
import org.tongzhou.rounds.Round;
import org.tongzhou.rounds.RoundDesk;
import org.tongzhou.rounds.RoundMachine;
import org.tongzhou.rounds.RoundState;
import org.tongzhou.rounds.Rounds;
import org.tongzhou.rounds.Step;

/// Simulates a year, day by day, through the code that runs in production.
@Component
class DemoYear {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final List<String> DOCUMENTS =
            List.of(
                    "demo/demo-xiang-hu-bao.yaml",
                    "demo/demo-senior.yaml",
                    "demo/demo-waterdrop.yaml");
    private static final int LEAVING_PER_MILLION_A_DAY = 110;
    private static final int DYING_PER_MILLION_A_DAY = 2;
    private static final int MOST_EXCHANGES_A_DAY = 4;

    /// After the year the staff rests: what came in since, and a round before its strike, is left
    /// for whoever tries the demo.
    private static final int DAYS_LEFT_OPEN = 8;

    private final Gate gate;
    private final Plans plans;
    private final DemoStaff staffing;
    private final DemoMembers signUps;
    private final DemoClaims illness;
    private final Enrolments enrolments;
    private final CorrectionDesk corrections;
    private final Rounds rounds;
    private final RoundDesk roundDesk;
    private final RoundMachine roundMachine;
    private final CollectionMachine collection;
    private final CollectionDesk collectionDesk;
    private final DemoPayers payers;
    private final Incidence incidence = Incidence.shipped();

    DemoYear(
            Gate gate,
            Plans plans,
            DemoStaff staffing,
            DemoMembers signUps,
            DemoClaims illness,
            Enrolments enrolments,
            CorrectionDesk corrections,
            Rounds rounds,
            RoundDesk roundDesk,
            RoundMachine roundMachine,
            CollectionMachine collection,
            CollectionDesk collectionDesk,
            DemoPayers payers) {
        this.gate = gate;
        this.plans = plans;
        this.staffing = staffing;
        this.signUps = signUps;
        this.illness = illness;
        this.enrolments = enrolments;
        this.corrections = corrections;
        this.rounds = rounds;
        this.roundDesk = roundDesk;
        this.roundMachine = roundMachine;
        this.collection = collection;
        this.collectionDesk = collectionDesk;
        this.payers = payers;
    }

    /// An illness that will be reported on a later day.
    private record Ill(Living member, LocalDate diagnosedOn, LocalDate reportedOn) {}

    /// What changes from day to day.
    private static final class Town {
        final SplittableRandom random;
        final Deque<DemoHousehold> waiting;
        final List<Living> living = new ArrayList<>();
        final List<Ill> ill = new ArrayList<>();
        List<Long> openClaims = new ArrayList<>();

        Town(SplittableRandom random, List<DemoHousehold> households) {
            this.random = random;
            this.waiting = new ArrayDeque<>(households);
        }
    }

    /// Runs the days from `start` to before `end`; the same seed gives the same days.
    void run(LocalDate start, LocalDate end, int people, long seed, Progress progress) {
        SplittableRandom random = new SplittableRandom(seed);
        gate.moveTo(at(start, 1));
        plans.publishShipped(DOCUMENTS);
        Staff staff = staffing.hire();
        Town town = new Town(random, new DemoPopulation(random.split(), start).households(people));
        int days = Math.toIntExact(start.until(end, ChronoUnit.DAYS));
        for (int day = 0; day < days; day++) {
            live(start.plusDays(day), town, staff);
            progress.at(day + 1, days + DAYS_LEFT_OPEN);
        }
        for (int day = days; day < days + DAYS_LEFT_OPEN; day++) {
            liveWithoutStaff(start.plusDays(day), town);
            progress.at(day + 1, days + DAYS_LEFT_OPEN);
        }
    }

    private void liveWithoutStaff(LocalDate today, Town town) {
        gate.moveTo(at(today, 1));
        roundMachine.advance(Progress.UNWATCHED);
        gate.moveTo(at(today, 9));
        fallIll(today, town);
        payers.live(three().prePaid(), today, town.random);
        exchange();
    }

    private void live(LocalDate today, Town town, Staff staff) {
        gate.moveTo(at(today, 1));
        roundMachine.advance(Progress.UNWATCHED);
        gate.moveTo(at(today, 9));
        join(today, town);
        fallIll(today, town);
        leave(town, staff);
        town.openClaims = illness.work(town.openClaims, staff, town.random);
        approve(staff);
        roundMachine.advance(Progress.UNWATCHED);
        approve(staff);
        payers.live(three().prePaid(), today, town.random);
        exchange();
        release(staff);
    }

    private void join(LocalDate today, Town town) {
        PlansOfDemo three = three();
        while (!town.waiting.isEmpty() && !town.waiting.peek().joins().isAfter(today)) {
            town.living.addAll(signUps.join(town.waiting.remove(), three));
        }
    }

    private void fallIll(LocalDate today, Town town) {
        List<Living> struck = new ArrayList<>();
        for (Living member : town.living) {
            int age = member.who().birth().until(today).getYears();
            if (incidence.strikes(age, member.sex(), town.random.nextLong(Incidence.bound()))) {
                struck.add(member);
                LocalDate reports = today.plusDays(town.random.nextInt(2, 20));
                town.ill.add(new Ill(member, today, reports));
            }
        }
        town.living.removeAll(struck);
        List<Ill> due = town.ill.stream().filter(ill -> !ill.reportedOn().isAfter(today)).toList();
        town.ill.removeAll(due);
        for (Ill ill : due) {
            illness.report(ill.member(), ill.diagnosedOn(), town.random)
                    .ifPresent(town.openClaims::add);
        }
    }

    private void leave(Town town, Staff staff) {
        List<Living> gone = new ArrayList<>();
        for (Living member : town.living) {
            int thrown = town.random.nextInt(1_000_000);
            if (thrown < LEAVING_PER_MILLION_A_DAY) {
                enrolments.leave(member.enrolment());
                gone.add(member);
            } else if (thrown < LEAVING_PER_MILLION_A_DAY + DYING_PER_MILLION_A_DAY) {
                reportDeath(member, staff);
                gone.add(member);
            }
        }
        town.living.removeAll(gone);
    }

    /// A death that is reported two rounds late: what was charged since is given back.
    private void reportDeath(Living member, Staff staff) {
        Membership membership = enrolments.find(member.enrolment()).orElseThrow();
        RoundCalendar calendar = plans.version(member.plan(), membership.planVersion()).calendar();
        int now = calendar.lastAtOrBefore(gate.now());
        if (membership.livesIn(now)) {
            LocalDate died = calendar.noticeDay(now - 2);
            var death =
                    new Correction(
                            membership.enrolment(),
                            CorrectionKind.DEATH,
                            Optional.of(died),
                            "家属迟报（虚构） · reported late by the family (invented)");
            var outcome = corrections.propose(staff.finance(), death);
            if (outcome instanceof ProposedCorrections.Outcome.Proposed(var proposal)) {
                corrections.confirm(staff.cashier(), proposal);
            }
        }
    }

    private void approve(Staff staff) {
        for (RoundState state :
                List.of(RoundState.ANNOUNCED, RoundState.STRUCK, RoundState.COLLECTING)) {
            for (Round round : rounds.in(state)) {
                Step step =
                        switch (state) {
                            case ANNOUNCED -> Step.STRIKE;
                            case STRUCK -> Step.DEBITS;
                            case OPEN, FREEZING, COLLECTING, CLOSED -> Step.PAYOUTS;
                        };
                if (!rounds.isReleased(round, step)) {
                    String seen = rounds.seen(round);
                    roundDesk.approve(staff.finance(), round, step, seen);
                    roundDesk.approve(staff.cashier(), round, step, seen);
                }
            }
        }
    }

    /// What goes back of balances, as two people of finance do.
    private void release(Staff staff) {
        ListedPlan plan = three().prePaid();
        collectionDesk
                .release(staff.finance(), plan)
                .ifPresent(first -> collectionDesk.confirm(staff.cashier(), plan, first.through()));
    }

    /// Goes on until the channel has answered what it is going to answer today.
    private void exchange() {
        collection.advance();
        for (int times = 0; times < MOST_EXCHANGES_A_DAY && collection.isBusy(); times++) {
            collection.advance();
        }
    }

    private PlansOfDemo three() {
        Instant now = gate.now();
        return new PlansOfDemo(
                plans.inForce("demo-xiang-hu-bao", now).orElseThrow(),
                plans.inForce("demo-senior", now).orElseThrow(),
                plans.inForce("demo-waterdrop", now).orElseThrow());
    }

    private static Instant at(LocalDate day, int hour) {
        return day.atTime(hour, 0).atZone(ZONE).toInstant();
    }
}
