package org.tongzhou.members;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import org.tongzhou.core.plan.Relation;
import org.tongzhou.evidence.SealingKey;
import org.tongzhou.evidence.Vault;
import org.tongzhou.gate.Moment;
import org.tongzhou.members.Registration.AccountTaken;
import org.tongzhou.members.Registration.AuthorityMissing;
import org.tongzhou.members.Registration.DocumentTaken;
import org.tongzhou.members.Registration.PayerLeft;
import org.tongzhou.members.Registration.Registered;

/// Registers each person once, by his document, in the transaction of the caller.
@Component
class Registering {

    private final PersonRepository persons;
    private final HouseholdRepository households;
    private final BelongingRepository belongings;
    private final NewcomerRepository newcomers;
    private final PersonNumbers personNumbers;
    private final HouseholdNumbers householdNumbers;
    private final RealNameChecks checks;
    private final Vault vault;

    Registering(
            PersonRepository persons,
            HouseholdRepository households,
            BelongingRepository belongings,
            NewcomerRepository newcomers,
            PersonNumbers personNumbers,
            HouseholdNumbers householdNumbers,
            RealNameChecks checks,
            Vault vault) {
        this.persons = persons;
        this.households = households;
        this.belongings = belongings;
        this.newcomers = newcomers;
        this.personNumbers = personNumbers;
        this.householdNumbers = householdNumbers;
        this.checks = checks;
        this.vault = vault;
    }

    /// The place of somebody who will pay for a new household.
    Belonging newPayer() {
        long number = personNumbers.next();
        return new Belonging(number, new Household(householdNumbers.next(), number), Relation.SELF);
    }

    /// Whom an account belongs to although name and document differ: he may give them anew.
    Optional<Person> mistaken(long account) {
        return persons.findByAccount(account)
                .filter(person -> person.check() == Person.Check.DIFFERS);
    }

    /// Adds to the household of a payer, who stays in it until the transaction ends.
    Registration dependant(
            Household household,
            NewPerson details,
            Relation relation,
            boolean authorityConfirmed,
            Moment moment) {
        if (!authorityConfirmed) {
            return new AuthorityMissing();
        }
        if (relation == Relation.SELF) {
            throw new IllegalArgumentException("nobody depends on himself");
        }
        if (!belongings.lock(new Belonging(household.payer(), household, Relation.SELF))) {
            return new PayerLeft();
        }
        Belonging place = new Belonging(personNumbers.next(), household, relation);
        return store(null, details, place, Optional.empty(), moment);
    }

    Registration store(
            @Nullable Long account,
            NewPerson details,
            Belonging place,
            Optional<Mandate> mandate,
            Moment moment) {
        long number = place.person();
        Person person = NewcomerRepository.newPerson(number, account, details, checks.atFirst());
        Newcomer newcomer = new Newcomer(person, place, newcomers.key(number));
        var stored = newcomers.insert(details, newcomer, mandate, moment);
        if (!stored.documentIsNew() || !stored.accountIsNew()) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return stored.documentIsNew() ? new AccountTaken() : new DocumentTaken();
        }
        return new Registered(newcomer);
    }

    /// Takes name and document of somebody anew, since those of before differed.
    Registration anew(Person mistaken, NewPerson details) {
        long number = mistaken.number();
        SealingKey key = vault.key(number).orElseThrow();
        Person person =
                NewcomerRepository.newPerson(
                        number, mistaken.account().orElseThrow(), details, checks.atFirst());
        Belonging place = households.belonging(number).orElseThrow();
        Newcomer newcomer = new Newcomer(person, place, key);
        return newcomers.replace(details, newcomer)
                ? new Registered(newcomer)
                : new DocumentTaken();
    }
}
