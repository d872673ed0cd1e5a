package org.tongzhou.members;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.tongzhou.accounts.Account;
import org.tongzhou.accounts.Audit;
import org.tongzhou.accounts.Tries;
import org.tongzhou.accounts.Tries.Limit;
import org.tongzhou.accounts.Tries.Verdict;
import org.tongzhou.gate.Gate;

/// The door to proofs: how an adult whom somebody else enrolled comes to an account of his own
/// without an invitation of his payer, by a bank account in his own name.
@Component
public class AccountProofs {

    private final PersonRepository persons;
    private final KnownPersons known;
    private final AccountProofRepository proofs;
    private final InvitationRepository invitationRows;
    private final Invitations invitations;
    private final RealNameChecks checks;
    private final Tries tries;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Gate gate;

    AccountProofs(
            PersonRepository persons,
            KnownPersons known,
            AccountProofRepository proofs,
            InvitationRepository invitationRows,
            Invitations invitations,
            RealNameChecks checks,
            Tries tries,
            Audit audit,
            PlatformTransactionManager transactions,
            Gate gate) {
        this.persons = persons;
        this.known = known;
        this.proofs = proofs;
        this.invitationRows = invitationRows;
        this.invitations = invitations;
        this.checks = checks;
        this.tries = tries;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
        this.gate = gate;
    }

    /// Whether there is a service that knows who owns a bank account; without one nothing is
    /// proven.
    public boolean arePossible() {
        return checks.hasService();
    }

    /// Ties an account to the adult dependant who it says it belongs to. Never in a transaction:
    /// the service may take seconds, and what was tried in vain stays counted.
    ///
    /// The service is asked before anything is looked up. So whoever does not own the bank account
    /// gets one answer, in the same time, whether the person is a member or not.
    @Transactional(propagation = Propagation.NEVER)
    public Moving prove(Account account, NewPerson named, String bankAccount) {
        boolean isFree = persons.findByAccount(account.id()).isEmpty();
        Moving outcome = isFree ? ask(account, named, bankAccount) : Moving.ACCOUNT_TAKEN;
        // Done twice, also at once, it is done once.
        return isOwn(account, named) ? Moving.PROVEN : outcome;
    }

    private boolean isOwn(Account account, NewPerson named) {
        Optional<Person> own = persons.findByAccount(account.id());
        return own.isPresent() && known.find(named).equals(own);
    }

    private Moving ask(Account account, NewPerson named, String bankAccount) {
        if (!arePossible()) {
            return Moving.PROOF_IMPOSSIBLE;
        }
        if (isTriedTooOften(account, named)) {
            return Moving.PROOF_TOO_OFTEN;
        }
        String number = named.document().number();
        return switch (checks.askOwner(named.name(), number, bankAccount).check()) {
            case WAITING -> Moving.PROOF_WAITING;
            case DIFFERS -> {
                String about = known.find(named).map(AccountProofs::subject).orElse("nobody");
                audit.record(account, "wrong proof", about, "");
                yield Moving.PROOF_DIFFERS;
            }
            case AGREES -> tie(account, named);
        };
    }

    private boolean isTriedTooOften(Account account, NewPerson named) {
        return tries.count(Limit.PROOF_BY_ACCOUNT, "" + account.id()) instanceof Verdict.Blocked
                || tries.count(Limit.PROOF_OF_PERSON, known.key(named)) instanceof Verdict.Blocked;
    }

    private static String subject(Person person) {
        return "person " + person.number();
    }

    private Moving tie(Account account, NewPerson named) {
        Optional<Person> person = known.find(named).filter(one -> one.account().isEmpty());
        if (person.isEmpty()) {
            return Moving.PROOF_OF_NOBODY;
        }
        if (!invitations.isOfAge(person.get())) {
            return Moving.UNDER_AGE;
        }
        Moving tied = transaction.execute(status -> tie(account, person.get(), status));
        return tied == null ? Moving.ACCOUNT_TAKEN : tied;
    }

    /// An invitation that is open falls: it would come too late.
    private Moving tie(Account account, Person person, TransactionStatus status) {
        invitationRows.withdrawOpen(person.number(), gate.now());
        boolean isTied =
                proofs.insert(person.number(), account.id(), gate.now())
                        && persons.giveAccount(person.number(), account.id());
        if (!isTied) {
            status.setRollbackOnly();
            return Moving.ACCOUNT_TAKEN;
        }
        audit.record(account, "proved account", subject(person), "");
        return Moving.PROVEN;
    }
}
