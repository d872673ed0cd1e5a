package org.tongzhou.accounts;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.tongzhou.accounts.Challenges.Answer;
import org.tongzhou.accounts.Challenges.Purpose;
import org.tongzhou.accounts.Tries.Limit;
import org.tongzhou.accounts.Tries.Verdict;
import org.tongzhou.web.Words;

/// New passwords and new contacts, each behind a code; sessions, tokens and codes end with an old
/// password, and codes with an old contact.
@Component
class Recovery {

    private final Accounts accounts;
    private final Passwords passwords;
    private final Challenges challenges;
    private final Registration registration;
    private final Sessions sessions;
    private final Tokens tokens;
    private final Tries tries;
    private final CodeDelivery delivery;
    private final Audit audit;
    private final TransactionTemplate transaction;

    Recovery(
            Accounts accounts,
            Passwords passwords,
            Challenges challenges,
            Registration registration,
            Sessions sessions,
            Tokens tokens,
            Tries tries,
            CodeDelivery delivery,
            Audit audit,
            TransactionTemplate transaction) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.challenges = challenges;
        this.registration = registration;
        this.sessions = sessions;
        this.tokens = tokens;
        this.tries = tries;
        this.delivery = delivery;
        this.audit = audit;
        this.transaction = transaction;
    }

    /// Sends a code if there is an account; looks the same if there is none.
    Registration.Begun forgotten(Contact contact, String address) {
        Optional<Verdict.Blocked> blocked = registration.blocked(contact, address);
        if (blocked.isPresent()) {
            return new Registration.Begun.TooMany(blocked.get());
        }
        Long account = accounts.find(contact).map(Accounts.Known::id).orElse(null);
        var opened = challenges.open(Purpose.NEW_PASSWORD, account, null, null);
        if (account != null) {
            String text = Words.of("accounts.letter.code", opened.code().value());
            delivery.deliver(contact, text, Challenges.LIFE);
        }
        return new Registration.Begun.Sent(opened.id());
    }

    Answer newPassword(Secret id, String code, Password password, String address) {
        if (tries.countAddress(Limit.ANSWER_BY_ADDRESS, address) instanceof Verdict.Blocked) {
            return new Answer.Gone();
        }
        return transaction.execute(_ -> newPassword(id, code, password));
    }

    private Answer newPassword(Secret id, String code, Password password) {
        Answer answer = challenges.answer(Purpose.NEW_PASSWORD, id, code);
        if (answer instanceof Answer.Right(var proved)) {
            if (proved.account() == null) {
                return new Answer.Wrong();
            }
            changePassword(proved.account(), password);
        }
        return answer;
    }

    /// Whether the old password was right (or too many were tried: then nobody's is).
    boolean changePassword(Account account, String old, Password password) {
        if (!confirm(account, old)) {
            return false;
        }
        transaction.executeWithoutResult(_ -> changePassword(account.id(), password));
        return true;
    }

    boolean confirm(Account account, String password) {
        String subject = Long.toString(account.id());
        if (tries.count(Limit.PASSWORD_BY_ACCOUNT, subject) instanceof Verdict.Blocked) {
            return false;
        }
        boolean right = passwords.matches(password, accounts.passwordHash(account.id()));
        if (right) {
            tries.forget(Limit.PASSWORD_BY_ACCOUNT, subject);
        }
        return right;
    }

    private void changePassword(long account, Password password) {
        accounts.changePassword(account, passwords.hash(password));
        challenges.forget(account);
        sessions.endAll(account);
        tokens.revokeAll(account);
        audit.record(account, "password-changed", "account " + account, "");
    }

    /// Sends a code to the new contact; to a contact that somebody has, a letter that says so.
    Registration.Begun newContact(Account account, Contact contact, String address) {
        Optional<Verdict.Blocked> blocked = registration.blocked(contact, address);
        if (blocked.isPresent()) {
            return new Registration.Begun.TooMany(blocked.get());
        }
        var opened = challenges.open(Purpose.NEW_CONTACT, account.id(), contact, null);
        boolean taken = accounts.find(contact).isPresent();
        delivery.deliver(
                contact,
                taken
                        ? Words.of("accounts.letter.taken")
                        : Words.of("accounts.letter.code", opened.code().value()),
                Challenges.LIFE);
        return new Registration.Begun.Sent(opened.id());
    }

    @Transactional
    public Answer proveContact(Account account, Secret id, String code) {
        Answer answer = challenges.answer(Purpose.NEW_CONTACT, id, code);
        if (answer instanceof Answer.Right(var proved)) {
            boolean own = proved.account() != null && proved.account() == account.id();
            if (!own || proved.contact() == null) {
                return new Answer.Gone();
            }
            Optional<Contact> old = accounts.contact(account.id());
            if (!accounts.changeContact(account.id(), proved.contact())) {
                return new Answer.Gone();
            }
            challenges.forget(account.id());
            String text = Words.of("accounts.letter.contactChanged");
            old.ifPresent(contact -> delivery.deliver(contact, text, CodeDelivery.A_DAY));
            audit.record(account, "contact-changed", "account " + account.id(), "");
        }
        return answer;
    }
}
