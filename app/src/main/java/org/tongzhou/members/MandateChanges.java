package org.tongzhou.members;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tongzhou.core.money.Amount;
import org.tongzhou.gate.Moment;

/// Gives, changes and cancels mandates, in the transaction of the caller.
///
/// What is in force stays in force until something that was checked takes its place.
@Component
class MandateChanges {

    private final PersonRepository persons;
    private final HouseholdRepository households;
    private final AccountChecks accounts;
    private final RealNameChecks checks;

    MandateChanges(
            PersonRepository persons,
            HouseholdRepository households,
            AccountChecks accounts,
            RealNameChecks checks) {
        this.persons = persons;
        this.households = households;
        this.accounts = accounts;
        this.checks = checks;
    }

    void give(Household household, MandateDetails details, Moment moment) {
        persons.lock(household.payer());
        Optional<Mandate> now = households.mandate(household);
        boolean isKnown =
                now.filter(Mandate::accountChecked)
                        .filter(known -> known.account().equals(details.account()))
                        .isPresent();
        if (isKnown || !checks.hasService()) {
            insert(household, details, true, moment);
            accounts.cancel(household);
            return;
        }
        Optional<Mandate> inForce = now.filter(Mandate::allowsDebits);
        if (inForce.isEmpty()) {
            insert(household, details, false, moment);
            accounts.await(household, moment);
            return;
        }
        // Less holds at once; more waits with its account.
        inForce.filter(one -> details.ceiling().compareTo(one.ceiling()) < 0)
                .map(one -> one.withCeiling(details.ceiling()))
                .ifPresent(less -> households.insertMandate(household, less, moment));
        accounts.await(household, details, moment);
    }

    /// False if there is no mandate whose ceiling the account could take over.
    boolean giveAccount(Household household, String account, Moment moment) {
        persons.lock(household.payer());
        Optional<Mandate> now = given(household);
        now.map(one -> new MandateDetails(one.ceiling(), account))
                .ifPresent(details -> give(household, details, moment));
        return now.isPresent();
    }

    private void insert(
            Household household, MandateDetails details, boolean checked, Moment moment) {
        var given =
                new Mandate(
                        household.number(),
                        0,
                        details.ceiling(),
                        details.account(),
                        checked,
                        false);
        households.insertMandate(household, given, moment);
    }

    /// Goes on with the account in force: the one named beside it is dropped.
    void keepAccount(Household household) {
        persons.lock(household.payer());
        accounts.keepInForce(household);
    }

    /// False if there is no mandate to change.
    boolean setCeiling(Household household, Amount ceiling, Moment moment) {
        persons.lock(household.payer());
        Optional<Mandate> now = given(household);
        now.ifPresent(one -> households.insertMandate(household, one.withCeiling(ceiling), moment));
        accounts.setCeiling(household, ceiling);
        return now.isPresent();
    }

    void cancel(Household household, Moment moment) {
        persons.lock(household.payer());
        given(household)
                .ifPresent(one -> households.insertMandate(household, one.asCancelled(), moment));
        accounts.cancel(household);
    }

    private Optional<Mandate> given(Household household) {
        return households.mandate(household).filter(one -> !one.cancelled());
    }
}
