package org.tongzhou.accounts;

import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.tongzhou.accounts.Challenges.Answer;
import org.tongzhou.accounts.Challenges.Opened;
import org.tongzhou.accounts.Challenges.Purpose;
import org.tongzhou.accounts.Tries.Limit;
import org.tongzhou.accounts.Tries.Verdict;
import org.tongzhou.web.Words;

/// Opens accounts for people who proved their contact. Whether a contact has an account already is
/// told to that contact alone.
@Component
class Registration {

    private final Accounts accounts;
    private final Passwords passwords;
    private final Challenges challenges;
    private final Tries tries;
    private final CodeDelivery delivery;
    private final TransactionTemplate transaction;

    Registration(
            Accounts accounts,
            Passwords passwords,
            Challenges challenges,
            Tries tries,
            CodeDelivery delivery,
            TransactionTemplate transaction) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.challenges = challenges;
        this.tries = tries;
        this.delivery = delivery;
        this.transaction = transaction;
    }

    /// Whether a code is under way.
    sealed interface Begun {

        /// It is; `id` names the challenge.
        record Sent(Secret id) implements Begun {}

        /// It is not: too many were asked for.
        record TooMany(Verdict.Blocked blocked) implements Begun {}
    }

    /// What a code achieved.
    sealed interface Ended {

        /// The account is open.
        record Welcome(Account account) implements Ended {}

        /// Try again.
        record Wrong() implements Ended {}

        /// Begin anew.
        record Gone() implements Ended {}
    }

    Begun begin(Contact contact, Password password, String address) {
        Optional<Verdict.Blocked> blocked = blocked(contact, address);
        if (blocked.isPresent()) {
            return new Begun.TooMany(blocked.get());
        }
        // Hashed also where the contact is taken, so that both take the same time.
        String hash = passwords.hash(password);
        Opened opened = challenges.open(Purpose.SIGN_UP, null, contact, hash);
        boolean taken = accounts.find(contact).isPresent();
        delivery.deliver(
                contact,
                taken
                        ? Words.of("accounts.letter.taken")
                        : Words.of("accounts.letter.code", opened.code().value()),
                Challenges.LIFE);
        return new Begun.Sent(opened.id());
    }

    /// Counts a code that is to be sent.
    Optional<Verdict.Blocked> blocked(Contact contact, String address) {
        if (tries.countAddress(Limit.CODE_BY_ADDRESS, address) instanceof Verdict.Blocked blocked) {
            return Optional.of(blocked);
        }
        return tries.count(Limit.CODE_BY_CONTACT, contact.value()) instanceof Verdict.Blocked now
                ? Optional.of(now)
                : Optional.empty();
    }

    Ended end(Secret id, String code, String address) {
        if (tries.countAddress(Limit.ANSWER_BY_ADDRESS, address) instanceof Verdict.Blocked) {
            return new Ended.Gone();
        }
        return transaction.execute(_ -> answered(id, code));
    }

    private Ended answered(Secret id, String code) {
        return switch (challenges.answer(Purpose.SIGN_UP, id, code)) {
            case Answer.Right(var proved) -> open(proved);
            case Answer.Wrong() -> new Ended.Wrong();
            case Answer.Gone() -> new Ended.Gone();
        };
    }

    private Ended open(Challenges.Proved proved) {
        if (proved.contact() == null || proved.passwordHash() == null) {
            throw new IllegalStateException("a sign-up without contact or password");
        }
        // Guessing the code of a taken contact opens nothing: it never was sent.
        return accounts.open(proved.contact(), proved.passwordHash(), Set.of(Role.MEMBER))
                .<Ended>map(Ended.Welcome::new)
                .orElseGet(Ended.Gone::new);
    }
}
