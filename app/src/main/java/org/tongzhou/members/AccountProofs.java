package org.tongzhou.members;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.tongzhou.accounts.Account;
import org.tongzhou.accounts.Audit;
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
            Audit audit,
            PlatformTransactionManager transactions,
            Gate gate) {
        this.persons = persons;
        this.known = known;
        this.proofs = proofs;
        this.invitationRows = invitationRows;
        this.invitations = invitations;
        this.checks = checks;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
        this.gate = gate;
    }

    /// Ties an account to the adult dependant who it says it belongs to. Call it outside a
    /// transaction: the service may take seconds.
    public Moving prove(Account account, NewPerson named, String bankAccount) {
        if (persons.findByAccount(account.id()).isPresent()) {
            return Moving.ACCOUNT_TAKEN;
        }
        Optional<Person> person = known.find(named).filter(one -> one.account().isEmpty());
        if (person.isEmpty()) {
            return Moving.NOT_FOUND;
        }
        if (!invitations.isOfAge(person.get())) {
            return Moving.UNDER_AGE;
        }
        String number = named.document().number();
        return switch (checks.askOwner(named.name(), number, bankAccount).check()) {
            case WAITING -> Moving.PROOF_WAITING;
            case DIFFERS -> {
                audit.record(account, "wrong proof", "person " + person.get().number(), "");
                yield Moving.PROOF_DIFFERS;
            }
            case AGREES -> {
                Moving tied = transaction.execute(status -> tie(account, person.get(), status));
                yield tied == null ? Moving.ACCOUNT_TAKEN : tied;
            }
        };
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
        audit.record(account, "proved account", "person " + person.number(), "");
        return Moving.PROVEN;
    }
}
