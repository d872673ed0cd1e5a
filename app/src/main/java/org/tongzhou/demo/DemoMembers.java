package org.tongzhou.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tongzhou.accounts.Account;
import org.tongzhou.accounts.Accounts;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.plan.Ages;
import org.tongzhou.core.plan.Plan;
import org.tongzhou.core.plan.Question;
import org.tongzhou.core.plan.Relation;
import org.tongzhou.core.plan.Sex;
import org.tongzhou.enrolment.Admitted;
import org.tongzhou.enrolment.Application;
import org.tongzhou.enrolment.Application.Consent;
import org.tongzhou.enrolment.Enrolments;
import org.tongzhou.members.Household;
import org.tongzhou.members.Members;
import org.tongzhou.members.Person;
import org.tongzhou.members.Registration;
import org.tongzhou.plans.ListedPlan;

/// Signs invented households up and enrols them, as they would themselves.
@Component
class DemoMembers {

    private static final int SENIOR_AGE = 60;

    private final Accounts accounts;
    private final Members members;
    private final Enrolments enrolments;

    DemoMembers(Accounts accounts, Members members, Enrolments enrolments) {
        this.accounts = accounts;
        this.members = members;
        this.enrolments = enrolments;
    }

    /// A member as the simulation knows him.
    record Living(
            long enrolment, int plan, DemoPerson who, Household household, long account, Sex sex) {}

    /// The three plans of the demo.
    record PlansOfDemo(ListedPlan critical, ListedPlan senior, ListedPlan prePaid) {}

    /// Enrols a household; who is refused or waits for his check is left out.
    @Transactional
    public List<Living> join(DemoHousehold invented, PlansOfDemo plans) {
        Account account = accounts.createUnlisted();
        List<Living> living = new ArrayList<>();
        DemoPerson payer = invented.people().getFirst();
        if (!(members.register(account.id(), payer.asNew())
                instanceof Registration.Registered first)) {
            return living;
        }
        Household household = first.household();
        members.mandate(household, new Amount(invented.ceilingMinor()), invented.account(), true);
        Map<DemoPerson, Long> persons = new HashMap<>();
        persons.put(payer, first.person());
        for (DemoPerson person : invented.people()) {
            if (person.relation() != Relation.SELF
                    && members.register(household, person.asNew(), person.relation(), true)
                            instanceof Registration.Registered dependant) {
                persons.put(person, dependant.person());
            }
        }
        for (DemoPerson person : invented.people()) {
            Long known = persons.get(person);
            if (known != null && members.check(known) == Person.Check.AGREES) {
                enrol(invented, person, known, household, account, plans, living);
            }
        }
        return living;
    }

    private void enrol(
            DemoHousehold invented,
            DemoPerson person,
            long number,
            Household household,
            Account account,
            PlansOfDemo plans,
            List<Living> living) {
        int age = person.birth().until(invented.joins()).getYears();
        ListedPlan plan = age >= SENIOR_AGE ? plans.senior() : plans.critical();
        enrol(plan, person, number, household, account, invented.joins(), living);
        boolean mayPrePay = age < SENIOR_AGE && person.relation() != Relation.PARENT;
        if (invented.prePaidToo() && mayPrePay) {
            enrol(plans.prePaid(), person, number, household, account, invented.joins(), living);
        }
    }

    private void enrol(
            ListedPlan plan,
            DemoPerson person,
            long number,
            Household household,
            Account account,
            LocalDate joins,
            List<Living> living) {
        Application application =
                new Application(
                        number, plan.number(), allNo(plan.plan(), person, joins), EVERYTHING, "CN");
        if (enrolments.join(application) instanceof Admitted.Joined joined) {
            living.add(
                    new Living(
                            joined.enrolment(),
                            plan.number(),
                            person,
                            household,
                            account.id(),
                            person.identity().sex()));
        }
    }

    private static final Set<Consent> EVERYTHING = EnumSet.allOf(Consent.class);

    /// The answers to what is asked of this person, who is well.
    private static Map<String, Boolean> allNo(Plan plan, DemoPerson person, LocalDate joins) {
        Map<String, Boolean> answers = new HashMap<>();
        int age = Ages.years(person.birth(), joins);
        for (Question question : plan.declaration().askedOf(person.identity().sex(), age)) {
            answers.put(question.id(), false);
        }
        return answers;
    }
}
