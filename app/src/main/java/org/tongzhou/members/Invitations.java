package org.tongzhou.members;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.tongzhou.accounts.Account;
import org.tongzhou.accounts.Audit;
import org.tongzhou.accounts.CodeDelivery;
import org.tongzhou.accounts.Contact;
import org.tongzhou.accounts.Secret;
import org.tongzhou.accounts.Tries;
import org.tongzhou.accounts.Tries.Limit;
import org.tongzhou.accounts.Tries.Verdict;
import org.tongzhou.core.plan.Relation;
import org.tongzhou.gate.Gate;
import org.tongzhou.web.Formats;
import org.tongzhou.web.PublicAddress;
import org.tongzhou.web.Words;

/// The door to invitations: how an adult dependant comes to an account of his own.
///
/// The link alone opens nothing: whoever has it must also say the name and the document's number
/// of the person, and a try is counted before it is judged.
@Component
public class Invitations {

    static final Duration LIFE = Duration.ofDays(7);
    private static final int OF_AGE_YEARS = 18;

    private final InvitationRepository invitations;
    private final PersonRepository persons;
    private final Members members;
    private final CodeDelivery delivery;
    private final Tries tries;
    private final PublicAddress address;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Gate gate;

    Invitations(
            InvitationRepository invitations,
            PersonRepository persons,
            Members members,
            CodeDelivery delivery,
            Tries tries,
            PublicAddress address,
            Audit audit,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions,
            Clock clock,
            Gate gate) {
        this.invitations = invitations;
        this.persons = persons;
        this.members = members;
        this.delivery = delivery;
        this.tries = tries;
        this.address = address;
        this.audit = audit;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.gate = gate;
    }

    /// Whether a person may have an account: by the day that plans go by.
    public boolean isOfAge(Person person) {
        LocalDate today = gate.now().atZone(Formats.ZONE).toLocalDate();
        return !person.birth().plusYears(OF_AGE_YEARS).isAfter(today);
    }

    /// Invites a dependant; an invitation that he has open falls.
    ///
    /// @param contact where the link is sent as a letter, besides being told to the payer
    public Invited make(Account by, long person, Optional<Contact> contact) {
        Optional<Person> dependant = dependant(by, person);
        if (dependant.isEmpty()) {
            return new Invited.NotADependant();
        }
        if (dependant.get().account().isPresent()) {
            return new Invited.HasAccount();
        }
        if (!isOfAge(dependant.get())) {
            return new Invited.UnderAge();
        }
        Invited made = transaction.execute(_ -> count(by, person, contact));
        return made == null ? new Invited.TooMany() : made;
    }

    private Invited count(Account by, long person, Optional<Contact> contact) {
        if (isTooMany(Limit.INVITATION_BY_ACCOUNT, "" + by.id())) {
            return new Invited.TooMany();
        }
        if (contact.filter(to -> isTooMany(Limit.INVITATION_TO_CONTACT, to.value())).isPresent()) {
            return new Invited.ContactHasMany();
        }
        return store(by, person, contact);
    }

    private boolean isTooMany(Limit limit, String subject) {
        return tries.countDone(limit, subject) instanceof Verdict.Blocked;
    }

    private Invited store(Account by, long person, Optional<Contact> contact) {
        Instant now = clock.instant();
        invitations.withdrawOpen(person, now);
        Secret link = Secret.fresh();
        Optional<Invitation> made = invitations.insert(link, person, by.id(), now, now.plus(LIFE));
        if (made.isEmpty()) {
            return new Invited.TooMany();
        }
        contact.ifPresent(to -> delivery.deliver(to, letter(by, link), CodeDelivery.A_DAY));
        audit.record(
                by, "invited dependant", "person " + person, contact.isPresent() ? "letter" : "");
        return new Invited.Made(made.get(), link);
    }

    private Optional<Person> dependant(Account by, long person) {
        return members.householdPaidBy(by.id())
                .flatMap(household ->
                        members.belonging(person)
                                .filter(place -> place.household().equals(household)))
                .filter(place -> place.relation() != Relation.SELF)
                .flatMap(place -> members.person(place.person()));
    }

    private String letter(Account by, Secret link) {
        String payer =
                members.personOfAccount(by.id())
                        .map(person -> members.maskedName(person.number()))
                        .orElse("*");
        return Words.of("members.invitation.letter", payer, address(link), LIFE.toDays());
    }

    /// The whole address of a link.
    String address(Secret link) {
        return address.of("/invitations/" + link.value());
    }

    /// Invitations that an account made, the newest first, before a number.
    public List<Invitation> of(Account by, long before, int limit) {
        return invitations.ofPayer(by.id(), before, limit, clock.instant());
    }

    /// The invitation that a person has open, if the account made it.
    Optional<Invitation> open(Account by, long person) {
        return of(by, Long.MAX_VALUE, Integer.MAX_VALUE).stream()
                .filter(one -> one.person() == person)
                .filter(one -> one.state() == Invitation.State.OPEN)
                .findFirst();
    }

    /// Takes an invitation back.
    ///
    /// @return false if the account has no such invitation, or it is not open any more
    @Transactional
    public boolean withdraw(Account by, long invitation) {
        boolean done = invitations.withdraw(invitation, by.id(), clock.instant());
        if (done) {
            audit.record(by, "withdrew invitation", "invitation " + invitation, "");
        }
        return done;
    }

    /// The invitation behind a link, if it can be taken.
    public Optional<Invitation> open(Secret link) {
        return invitations
                .find(link, clock.instant())
                .filter(one -> one.state() == Invitation.State.OPEN);
    }

    /// Ties an account to the person who was invited, if it says who that is. Call it outside a
    /// transaction: a wrong try must be counted although nothing else comes of it.
    public Taken take(Account account, Secret link, String name, String number) {
        Instant now = clock.instant();
        Taken taken = take(account, link, name, number, now);
        if (!(taken instanceof Taken.Gone)) {
            return taken;
        }
        // Of two requests at once one finds the invitation taken by the other.
        return members.personOfAccount(account.id())
                .filter(own -> hasTaken(own, link, now))
                .<Taken>map(Taken.Yours::new)
                .orElse(taken);
    }

    private Taken take(Account account, Secret link, String name, String number, Instant now) {
        Optional<Person> own = members.personOfAccount(account.id());
        if (own.isPresent()) {
            return hasTaken(own.get(), link, now)
                    ? new Taken.Yours(own.get())
                    : new Taken.AccountTaken();
        }
        Optional<Integer> left = invitations.countTry(link, now);
        if (left.isEmpty()) {
            return new Taken.Gone();
        }
        Invitation invitation = invitations.find(link, now).orElseThrow();
        boolean agrees =
                persons.identity(invitation.person())
                        .filter(known -> agrees(known, name, number))
                        .isPresent();
        if (!agrees) {
            audit.record(account, "wrong answer", "invitation " + invitation.number(), "");
            return new Taken.Different(left.get());
        }
        Taken taken = transaction.execute(_ -> tie(account, invitation, now));
        return taken == null ? new Taken.Gone() : taken;
    }

    /// Done twice, it is done once.
    private boolean hasTaken(Person own, Secret link, Instant now) {
        return invitations
                .find(link, now)
                .filter(one -> one.state() == Invitation.State.TAKEN)
                .filter(one -> one.person() == own.number())
                .isPresent();
    }

    private Taken tie(Account account, Invitation invitation, Instant now) {
        if (!invitations.take(invitation.number(), account.id(), now)) {
            return new Taken.Gone();
        }
        long person = invitation.person();
        if (!persons.giveAccount(person, account.id())) {
            throw new IllegalStateException("person " + person + " has an account already");
        }
        audit.record(account, "took invitation", "person " + person, "by " + invitation.by());
        events.publishEvent(new InvitationTaken(invitation.by(), person));
        return new Taken.Yours(members.person(person).orElseThrow());
    }

    /// @param known name, kind and number of the document
    private static boolean agrees(List<String> known, String name, String number) {
        boolean sameName = same(plain(known.get(0)), plain(name));
        boolean sameNumber = same(plain(known.get(2)), plain(number));
        return sameName && sameNumber;
    }

    /// People write one name and number in several ways.
    private static String plain(String text) {
        return text.replaceAll("[\\p{Z}\\s\\p{Pd}]", "").toUpperCase(Locale.ROOT);
    }

    private static boolean same(String known, String said) {
        return MessageDigest.isEqual(
                known.getBytes(StandardCharsets.UTF_8), said.getBytes(StandardCharsets.UTF_8));
    }
}
