package org.tongzhou.demo;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongzhou.accounts.Account;
import org.tongzhou.accounts.Accounts;
import org.tongzhou.accounts.Accounts.DemoAccount;
import org.tongzhou.claims.ClaimView;
import org.tongzhou.claims.Claims;
import org.tongzhou.claims.PaperKind;
import org.tongzhou.claims.Report;
import org.tongzhou.claims.Reported;
import org.tongzhou.collection.Debits;
import org.tongzhou.collection.OwedPayout;
import org.tongzhou.core.claim.Diagnosis;
import org.tongzhou.core.money.Amount;
import org.tongzhou.demo.DemoMembers.Living;
import org.tongzhou.demo.DemoMembers.PlansOfDemo;
import org.tongzhou.enrolment.CorrectionKind;
import org.tongzhou.enrolment.Enrolments;
import org.tongzhou.enrolment.Membership;
import org.tongzhou.enrolment.ProposedCorrections;
import org.tongzhou.gate.Gate;
import org.tongzhou.members.Household;
import org.tongzhou.members.Members;
import org.tongzhou.plans.Plans;
import org.tongzhou.rounds.Round;
import org.tongzhou.rounds.Rounds;

/// What the people of a town do on which day, and who they are.
final class TownPeople {

    private static final List<String> MARKS =
            List.of("poor", "pending", "reversal", "bounce", "fails", "ok", "twice", "ok", "limit");
    private static final int PEOPLE = 300;
    private static final int DAYS_OF_A_WEEK = 7;

    /// They pay into balances and take out of them; the bank takes the payments of one back.
    private static final List<String> SAVERS = List.of("ok-16", "ok-52", "reversal-20");

    private static final int LATECOMERS = 12;

    private final ApplicationContext context;
    private final Rounds rounds;
    private final Claims claims;
    private final Enrolments enrolments;
    private final Members members;

    TownPeople(ApplicationContext context) {
        this.context = context;
        this.rounds = context.getBean(Rounds.class);
        this.claims = context.getBean(Claims.class);
        this.enrolments = context.getBean(Enrolments.class);
        this.members = context.getBean(Members.class);
    }

    /// All but the latecomers move in.
    void moveIn() {
        List<DemoHousehold> all = households();
        settle(all.subList(0, all.size() - LATECOMERS), 0, Town.START);
    }

    private static List<DemoHousehold> households() {
        return new DemoPopulation(new SplittableRandom(7), Town.START).households(PEOPLE);
    }

    /// The household with number `number` in town banks where its mark says.
    private void settle(List<DemoHousehold> households, int number, LocalDate joins) {
        int count = number;
        for (DemoHousehold invented : households) {
            String name = MARKS.get(count % MARKS.size()) + "-" + count;
            long ceiling = count % 11 == 5 ? 1_000 : 1_000_000;
            boolean prePaid = count % 4 == 0;
            List<Living> joined =
                    context.getBean(DemoMembers.class)
                            .join(
                                    new DemoHousehold(
                                            joins, invented.people(), name, ceiling, prePaid),
                                    plans());
            if (!joined.isEmpty()) {
                remember(name, joined.getFirst());
            }
            count++;
        }
    }

    private void remember(String name, Living member) {
        jdbc().sql("insert into town.member (name, enrolment, account) values (?, ?, ?)")
                .params(name, member.enrolment(), member.account())
                .update();
    }

    /// What happens in a day, in the caller's transaction.
    void happen(LocalDate today) {
        int day = Math.toIntExact(today.toEpochDay() - Town.START.toEpochDay());
        switch (day) {
            case 1 -> {
                report("ok-14", today, true);
                report("bounce-3", today, true);
                report("poor-9", today, true);
            }
            case 8 -> enrolments.leave(enrolment("ok-23"));
            case 14 -> {
                List<DemoHousehold> all = households();
                int first = all.size() - LATECOMERS;
                settle(all.subList(first, all.size()), first, today);
            }
            case 16 -> report("ok-25", today, false);
            case 24 -> enrolments.leave(enrolment("ok-52"));
            case 17 -> report("pending-10", today, true);
            case 32 -> die("ok-32");
            case 33 -> die("poor-18");
            case 40 -> stayAfterAll("ok-23");
            default -> {} // an ordinary day
        }
        switch (day % DAYS_OF_A_WEEK) {
            case 3 -> SAVERS.forEach(name -> payIn(name, today));
            case 5 -> SAVERS.forEach(this::takeOut);
            default -> {} // neither
        }
        List<Long> open =
                claims.queue(Instant.EPOCH, 0, 100).stream().map(ClaimView::claim).toList();
        context.getBean(DemoClaims.class).work(open, staff(), new SplittableRandom(day + 4L));
    }

    private void payIn(String name, LocalDate today) {
        context.getBean(Debits.class)
                .topUp(household(name), plans().prePaid().number(), new Amount(30_00), today);
    }

    private void takeOut(String name) {
        context.getBean(Debits.class)
                .refund(household(name), plans().prePaid(), new Amount(5_00), UUID.randomUUID());
    }

    private Household household(String name) {
        Membership membership = enrolments.find(enrolment(name)).orElseThrow();
        return members.household(membership.household()).orElseThrow();
    }

    private void report(String name, LocalDate today, boolean accident) {
        Diagnosis diagnosis = new Diagnosis("stroke", "severe", accident, today);
        Report report = new Report(enrolment(name), diagnosis, "示例医院", "情节虚构。");
        long account = number("select account from town.member where name = ?", name);
        var reported = claims.report(account, report);
        if (!(reported instanceof Reported.Accepted(long claim))) {
            throw new IllegalStateException(name + " cannot report: " + reported);
        }
        byte[] paper = ("%PDF-1.4\n% " + name).getBytes(StandardCharsets.US_ASCII);
        claims.addPaper(claim, account, PaperKind.DIAGNOSIS, paper);
    }

    /// A death that is reported two rounds late.
    private void die(String name) {
        Membership membership = enrolments.find(enrolment(name)).orElseThrow();
        Round last = rounds.lastFrozen(membership.plan()).orElseThrow();
        LocalDate died =
                context.getBean(Plans.class)
                        .version(membership.plan(), 1)
                        .calendar()
                        .noticeDay(last.number() - 2);
        correct(membership, CorrectionKind.DEATH, Optional.of(died));
    }

    /// Who was put down as gone never was: the rounds since are charged late.
    private void stayAfterAll(String name) {
        Membership membership = enrolments.find(enrolment(name)).orElseThrow();
        correct(membership, CorrectionKind.WRONG_END, Optional.empty());
    }

    private void correct(Membership membership, CorrectionKind kind, Optional<LocalDate> day) {
        var corrections = context.getBean(ProposedCorrections.class);
        var proposed = corrections.propose(membership, kind, day, "reported late", Town.FINANCE);
        if (proposed instanceof ProposedCorrections.Outcome.Proposed(var proposal)) {
            corrections.confirm(proposal.number(), Town.FINANCE + 1);
        }
    }

    /// Who had a payout bounce gives another account.
    void repairAccounts() {
        for (OwedPayout payout : context.getBean(Debits.class).bouncedPayouts()) {
            var household = members.household(payout.household()).orElseThrow();
            String bounced = members.mandate(household).orElseThrow().account();
            String account = "ok-after-" + bounced;
            if (!bounced.startsWith("ok-after-")) {
                members.mandate(household, new Amount(1_000_000), account, true);
            }
        }
    }

    private long enrolment(String name) {
        return number("select enrolment from town.member where name = ?", name);
    }

    private long number(String sql, String name) {
        return jdbc().sql(sql).param(name).query(Long.class).single();
    }

    private DemoStaff.Staff staff() {
        List<Account> hired = new ArrayList<>();
        for (DemoAccount account : context.getBean(Accounts.class).demoAccounts()) {
            hired.add(account.account());
        }
        return new DemoStaff.Staff(
                hired.get(0), hired.get(1), hired.get(2), hired.get(3), hired.get(4));
    }

    private PlansOfDemo plans() {
        Plans plans = context.getBean(Plans.class);
        Instant now = context.getBean(Gate.class).now();
        return new PlansOfDemo(
                plans.inForce("demo-xiang-hu-bao", now).orElseThrow(),
                plans.inForce("demo-senior", now).orElseThrow(),
                plans.inForce("demo-waterdrop", now).orElseThrow());
    }

    private JdbcClient jdbc() {
        return context.getBean(JdbcClient.class);
    }
}
