package org.tongzhou.members;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.plan.Relation;
import org.tongzhou.gate.Gate;
import org.tongzhou.gate.Moment;
import org.tongzhou.members.Registration.Registered;

/// The door to persons, households and mandates.
@Component
public class Members {

    private final PersonRepository persons;
    private final HouseholdRepository households;
    private final AccountChecks accounts;
    private final MandateChanges changes;
    private final Registering registering;
    private final HouseholdNumbers householdNumbers;
    private final RealNameChecks checks;
    private final AfterCommit pending;
    private final TransactionTemplate transaction;
    private final Gate gate;

    Members(
            PersonRepository persons,
            HouseholdRepository households,
            AccountChecks accounts,
            MandateChanges changes,
            Registering registering,
            HouseholdNumbers householdNumbers,
            RealNameChecks checks,
            AfterCommit pending,
            PlatformTransactionManager transactions,
            Gate gate) {
        this.persons = persons;
        this.households = households;
        this.accounts = accounts;
        this.changes = changes;
        this.registering = registering;
        this.householdNumbers = householdNumbers;
        this.checks = checks;
        this.pending = pending;
        this.transaction = new TransactionTemplate(transactions);
        this.gate = gate;
    }

    /// Registers the person behind an account as the payer of a new household; whose name and
    /// document differed gives them anew.
    @Transactional
    public Registration register(long account, NewPerson person) {
        Moment moment = gate.enter();
        Optional<Person> mistaken = registering.mistaken(account);
        return checkedSoon(
                mistaken.isPresent()
                        ? anew(mistaken.get(), person, moment)
                        : registering.store(
                                account, person, registering.newPayer(), Optional.empty(), moment));
    }

    /// The same with the first mandate of the household, in a transaction that has entered the gate
    /// already.
    @Transactional(propagation = Propagation.MANDATORY)
    public Registration register(
            long account, NewPerson person, MandateDetails details, Moment moment) {
        Belonging payer = registering.newPayer();
        Household household = payer.household();
        boolean checked = !checks.hasService();
        Mandate mandate = given(household, details.ceiling(), details.account(), checked);
        Registration outcome =
                registering.store(account, person, payer, Optional.of(mandate), moment);
        if (outcome instanceof Registered && !checked) {
            accounts.await(household, moment);
        }
        return checkedSoon(outcome);
    }

    private Registration anew(Person mistaken, NewPerson details, Moment moment) {
        Registration outcome = registering.anew(mistaken, details);
        if (outcome instanceof Registered) {
            households.paidBy(mistaken.number()).ifPresent(own -> accounts.checkAnew(own, moment));
        }
        return outcome;
    }

    /// Registers a dependant in a payer's household.
    @Transactional
    public Registration register(
            Household household, NewPerson person, Relation relation, boolean authorityConfirmed) {
        return checkedSoon(
                registering.dependant(
                        household, person, relation, authorityConfirmed, gate.enter()));
    }

    private Registration checkedSoon(Registration outcome) {
        if (outcome instanceof Registered registered) {
            pending.afterCommit(() -> check(registered.person()));
        }
        return outcome;
    }

    /// Gives or changes the mandate of a household; the word of the caller counts for the account.
    /// Batches made after it obey it.
    @Transactional
    public void mandate(Household household, Amount ceiling, String account, boolean checked) {
        Mandate given = given(household, ceiling, account, checked);
        households.insertMandate(household, given, gate.enter());
    }

    /// Gives or changes the mandate of a household. Where a service confirms who owns an account,
    /// nothing is debited from it before it has, and what was in force until now still is: but a
    /// lower ceiling holds at once.
    @Transactional
    public void giveMandate(Household household, MandateDetails details) {
        changes.give(household, details, gate.enter());
    }

    /// Names another account and keeps the ceiling, whatever it is by then.
    ///
    /// @return false if the household has no mandate
    @Transactional
    public boolean giveAccount(Household household, String account) {
        return changes.giveAccount(household, account, gate.enter());
    }

    /// Goes on with the account that is debited: one that was named instead, and was refused or
    /// still waits, is dropped.
    @Transactional
    public void keepAccount(Household household) {
        gate.enter();
        changes.keepAccount(household);
    }

    /// Changes the ceiling alone, at once, and of an account that is being checked too.
    ///
    /// @return false if the household has no mandate
    @Transactional
    public boolean setCeiling(Household household, Amount ceiling) {
        return changes.setCeiling(household, MandateDetails.ceiling(ceiling), gate.enter());
    }

    private static Mandate given(
            Household household, Amount ceiling, String account, boolean checked) {
        return new Mandate(household.number(), 0, ceiling, account, checked, false);
    }

    /// Takes the mandate back: nothing more is debited.
    @Transactional
    public void cancelMandate(Household household) {
        changes.cancel(household, gate.enter());
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
        return persons.findByAccount(account).flatMap(person -> households.paidBy(person.number()));
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
        return householdNumbers.lastFolio();
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
    /// Call it outside a transaction: the service may take seconds.
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
            transaction.executeWithoutResult(_ -> judge(person, identity, answer));
        }
        return answer.check();
    }

    /// A number binds whom it belongs to alone: who is not he gives it up in the same transaction.
    private void judge(long person, List<String> asked, RealNameChecks.Answer answer) {
        if (persons.lockIfStill(person, asked)
                && persons.setCheck(person, answer.check(), answer.reason())) {
            persons.freeNumberOfOther(person, gate.now());
        }
    }

    /// Asks whether the account of a mandate belongs to the payer. Call it outside a transaction.
    public void checkAccount(long number) {
        accounts.check(number);
    }

    /// Why the account of a mandate cannot be debited, if its check came to that.
    public Optional<String> accountRefusal(Household household) {
        return accounts.refusal(household);
    }

    /// The account that is to replace the one in force, and is being checked or was refused.
    public Optional<NewAccount> newAccount(Household household) {
        return accounts.newAccount(household);
    }

    /// Persons above a number who wait for their check.
    public List<Person> waiting(long afterPerson, int most) {
        return persons.waiting(afterPerson, most);
    }

    /// Households above a number whose account waits for its check.
    List<Long> waitingAccounts(long afterHousehold, int most) {
        return accounts.waiting(afterHousehold, most);
    }
}
