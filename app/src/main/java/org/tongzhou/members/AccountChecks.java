package org.tongzhou.members;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tongzhou.core.money.Amount;
import org.tongzhou.gate.Gate;
import org.tongzhou.gate.Moment;

/// Asks whether the account of a mandate belongs to the payer. An answer counts for the mandate and
/// for the name and number that were asked about, and for no others.
@Component
class AccountChecks {

    private final AccountCheckRepository waiting;
    private final HouseholdRepository households;
    private final PersonRepository persons;
    private final RealNameChecks checks;
    private final AfterCommit pending;
    private final TransactionTemplate transaction;
    private final Gate gate;

    AccountChecks(
            AccountCheckRepository waiting,
            HouseholdRepository households,
            PersonRepository persons,
            RealNameChecks checks,
            AfterCommit pending,
            PlatformTransactionManager transactions,
            Gate gate) {
        this.waiting = waiting;
        this.households = households;
        this.persons = persons;
        this.checks = checks;
        this.pending = pending;
        this.transaction = new TransactionTemplate(transactions);
        this.gate = gate;
    }

    /// Lets the account of a mandate wait for an answer.
    void await(Household household, Moment moment) {
        waiting.await(household, moment.instant());
        pending.afterCommit(() -> check(household.number()));
    }

    /// Lets another account wait beside the mandate in force, which it replaces once it is
    /// confirmed.
    void await(Household household, MandateDetails wanted, Moment moment) {
        waiting.await(household, wanted, moment.instant());
        pending.afterCommit(() -> check(household.number()));
    }

    /// Does the same once the payer is another name or number: whatever was answered for those of
    /// before is void, also of a mandate that is cancelled and may be given again.
    void checkAnew(Household household, Moment moment) {
        Optional<Mandate> given = wanted(household);
        boolean checked = !checks.hasService();
        given.ifPresent(one ->
                households.insertMandate(household, one.withAccountChecked(checked), moment));
        if (!checked && given.filter(one -> !one.cancelled()).isPresent()) {
            await(household, moment);
        }
    }

    void setCeiling(Household household, Amount ceiling) {
        waiting.setCeiling(household, ceiling);
    }

    /// Nothing is waited for any more.
    void cancel(Household household) {
        waiting.done(household);
    }

    /// Drops what was to replace the mandate in force; a mandate that waits itself goes on waiting.
    void keepInForce(Household household) {
        if (waiting.newAccount(household).isPresent()) {
            waiting.done(household);
        }
    }

    Optional<NewAccount> newAccount(Household household) {
        return waiting.newAccount(household);
    }

    /// The mandate as the payer wants it: with the account that waits, if one does. One that was
    /// refused is wanted no more.
    private Optional<Mandate> wanted(Household household) {
        Optional<NewAccount> other =
                waiting.newAccount(household).filter(one -> one.refusal().isEmpty());
        return households
                .mandate(household)
                .map(now -> other.map(NewAccount::details).map(now::with).orElse(now));
    }

    Optional<String> refusal(Household household) {
        return waiting.refusal(household);
    }

    List<Long> waiting(long afterHousehold, int most) {
        return waiting.waiting(afterHousehold, most);
    }

    /// Outside a transaction: the service may take seconds.
    void check(long number) {
        Household household = households.find(number).orElseThrow();
        Optional<Mandate> asked = wanted(household).filter(m -> !m.cancelled());
        @Nullable List<String> owner = persons.identity(household.payer()).orElse(null);
        if (asked.isEmpty() || asked.get().accountChecked() || owner == null) {
            return;
        }
        Mandate mandate = asked.get();
        RealNameChecks.Answer answer =
                checks.askOwner(owner.get(0), owner.get(2), mandate.account());
        if (answer.check() != Person.Check.WAITING) {
            transaction.executeWithoutResult(_ -> judge(household, mandate, owner, answer));
        }
    }

    private void judge(
            Household household, Mandate asked, List<String> owner, RealNameChecks.Answer answer) {
        Moment moment = gate.enter();
        if (!persons.lockIfStill(household.payer(), owner) || !isStill(household, asked)) {
            return;
        }
        if (answer.check() == Person.Check.DIFFERS) {
            waiting.refuse(household, String.valueOf(answer.reason()));
            return;
        }
        households.insertMandate(household, asked.withAccountChecked(true), moment);
        waiting.done(household);
    }

    private boolean isStill(Household household, Mandate asked) {
        return wanted(household).filter(asked::equals).isPresent();
    }
}
