package org.tongzhou.members;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.plan.Relation;
import org.tongzhou.gate.Gate;
import org.tongzhou.gate.Moment;
import org.tongzhou.members.Registration.AccountTaken;
import org.tongzhou.members.Registration.AuthorityMissing;
import org.tongzhou.members.Registration.DocumentTaken;
import org.tongzhou.members.Registration.Registered;

/// The door to persons, households and mandates.
@Component
public class Members {

    private final PersonRepository persons;
    private final HouseholdRepository households;
    private final HouseholdNumbers numbers;
    private final RealNameChecks checks;
    private final Gate gate;

    Members(
            PersonRepository persons,
            HouseholdRepository households,
            HouseholdNumbers numbers,
            RealNameChecks checks,
            Gate gate) {
        this.persons = persons;
        this.households = households;
        this.numbers = numbers;
        this.checks = checks;
        this.gate = gate;
    }

    /// Registers the person behind an account as the payer of a new household.
    @Transactional
    public Registration register(long account, NewPerson person) {
        Optional<Long> number = persons.claimDocument(person);
        if (number.isEmpty()) {
            return new DocumentTaken();
        }
        Moment moment = gate.enter();
        if (!persons.insert(number.get(), account, person, checks.atFirst(), moment.instant())) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return new AccountTaken();
        }
        Household household = new Household(numbers.next(), number.get());
        households.insert(household, moment.instant());
        households.insert(new Belonging(number.get(), household, Relation.SELF), moment.instant());
        return new Registered(number.get(), household);
    }

    /// Registers a dependant in a payer's household.
    @Transactional
    public Registration register(
            Household household, NewPerson person, Relation relation, boolean authorityConfirmed) {
        if (!authorityConfirmed) {
            return new AuthorityMissing();
        }
        Optional<Long> number = persons.claimDocument(person);
        if (number.isEmpty()) {
            return new DocumentTaken();
        }
        Moment moment = gate.enter();
        persons.insert(number.get(), null, person, checks.atFirst(), moment.instant());
        households.insert(new Belonging(number.get(), household, relation), moment.instant());
        return new Registered(number.get(), household);
    }

    /// Gives or changes the mandate of a household. Batches made after it obey it.
    @Transactional
    public void mandate(Household household, Amount ceiling, String account, boolean checked) {
        Moment moment = gate.enter();
        Mandate mandate = new Mandate(household.number(), 0, ceiling, account, checked, false);
        households.insertMandate(household, mandate, moment);
    }

    /// Takes the mandate back: nothing more is debited.
    @Transactional
    public void cancelMandate(Household household) {
        Moment moment = gate.enter();
        households
                .mandate(household)
                .filter(mandate -> !mandate.cancelled())
                .ifPresent(now ->
                        households.insertMandate(
                                household,
                                new Mandate(
                                        household.number(),
                                        0,
                                        now.ceiling(),
                                        now.account(),
                                        now.accountChecked(),
                                        true),
                                moment));
    }

    public Optional<Mandate> mandate(Household household) {
        return households.mandate(household);
    }

    /// The mandates of a folio as of an epoch, ordered by household.
    public List<Mandate> mandates(int folio, int epoch) {
        return households.mandates(folio, epoch);
    }

    public Optional<Person> person(long person) {
        return persons.find(person);
    }

    public Optional<Person> personOfAccount(long account) {
        return persons.findByAccount(account);
    }

    public Optional<Belonging> belonging(long person) {
        return households.belonging(person);
    }

    /// The household that the person behind an account pays for.
    public Optional<Household> householdPaidBy(long account) {
        return persons.findByAccount(account)
                .flatMap(person -> households.belonging(person.number()))
                .filter(belonging -> belonging.relation() == Relation.SELF)
                .map(Belonging::household);
    }

    public Optional<Household> household(long number) {
        return households.find(number);
    }

    /// Everybody in a household, the payer first, then in the order of joining it.
    public List<Belonging> belongings(Household household) {
        return households.belongings(household);
    }

    /// The highest folio that has households; all from 0 up to it may have some.
    public int lastFolio() {
        return households.lastFolio();
    }

    /// The name of a person, or nothing if the person was erased.
    public Optional<String> name(long person) {
        return persons.identity(person).map(List::getFirst);
    }

    /// The name as others see it: the first character, and a star for each of the others.
    public String maskedName(long person) {
        return name(person).map(Members::mask).orElse("*");
    }

    static String mask(String name) {
        int first = name.offsetByCodePoints(0, 1);
        return name.substring(0, first) + "*".repeat(name.codePointCount(first, name.length()));
    }

    /// Asks the identity service about a person who waits; without an answer he goes on waiting.
    public Person.Check check(long person) {
        Optional<Person> known = persons.find(person);
        @Nullable List<String> identity = persons.identity(person).orElse(null);
        if (known.isEmpty() || identity == null) {
            return Person.Check.WAITING;
        }
        if (known.get().check() != Person.Check.WAITING) {
            return known.get().check();
        }
        RealNameChecks.Answer answer =
                checks.ask(identity.get(0), identity.get(1), identity.get(2));
        if (answer.check() != Person.Check.WAITING) {
            persons.setCheck(person, answer.check(), answer.reason());
        }
        return answer.check();
    }

    /// Persons who wait for their check, the longest first.
    public List<Person> waiting(int most) {
        return persons.waiting(most);
    }
}
