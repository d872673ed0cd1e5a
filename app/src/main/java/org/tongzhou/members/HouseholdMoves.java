package org.tongzhou.members;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.tongzhou.accounts.Tries;
import org.tongzhou.accounts.Tries.Limit;
import org.tongzhou.accounts.Tries.Verdict;
import org.tongzhou.core.plan.Ages;
import org.tongzhou.core.plan.Relation;
import org.tongzhou.gate.Gate;
import org.tongzhou.gate.Moment;
import org.tongzhou.web.Formats;

/// The door to moving from one household to another: marriage, divorce, a child of age.
///
/// The receiving payer offers it. Nobody is pulled or pushed: an adult decides for himself with an
/// account of his own, and for a child the payer whom it leaves agrees. Memberships follow at the
/// next round boundary that is not frozen; until then, and for what was shared before, the old
/// payer pays.
@Component
public class HouseholdMoves {

    private static final int OF_AGE = 18;

    private final Members members;
    private final PersonRepository persons;
    private final HouseholdRepository households;
    private final KnownPersons known;
    private final BelongingRepository belongings;
    private final MoveOfferRepository offers;
    private final HouseholdNumbers numbers;
    private final Tries tries;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Gate gate;
    private final Duration life;

    /// @param offerDays how long an offer stands
    HouseholdMoves(
            Members members,
            PersonRepository persons,
            HouseholdRepository households,
            KnownPersons known,
            BelongingRepository belongings,
            MoveOfferRepository offers,
            HouseholdNumbers numbers,
            Tries tries,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions,
            Gate gate,
            @Value("${tongzhou.moves.offer-days:14}") int offerDays) {
        this.members = members;
        this.persons = persons;
        this.households = households;
        this.known = known;
        this.belongings = belongings;
        this.offers = offers;
        this.numbers = numbers;
        this.tries = tries;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        this.gate = gate;
        this.life = Duration.ofDays(offerDays);
    }

    /// How long an offer stands.
    Duration life() {
        return life;
    }

    /// Offers somebody who is known by name and document to move into the household that the
    /// account pays for; one offer at a time stands for a person. Call it outside a transaction: a
    /// try is counted although nothing comes of it.
    public Moving offer(long account, NewPerson named, Relation relation, boolean authority) {
        if (tries.count(Limit.OFFER_BY_ACCOUNT, "" + account) instanceof Verdict.Blocked) {
            return Moving.OFFER_TOO_OFTEN;
        }
        Moving outcome =
                transaction.execute(status -> offer(status, account, named, relation, authority));
        return outcome == null ? Moving.OFFER_STANDS : outcome;
    }

    private Moving offer(
            TransactionStatus status,
            long account,
            NewPerson named,
            Relation relation,
            boolean authority) {
        Moment moment = gate.enter();
        Optional<Household> to = payersOwn(account);
        Optional<Belonging> place =
                known.find(named).flatMap(p -> households.belonging(p.number()));
        if (to.isEmpty()) {
            return Moving.NOT_PAYER;
        }
        if (!authority) {
            return Moving.AUTHORITY_MISSING;
        }
        if (place.isEmpty()) {
            return Moving.NOT_FOUND;
        }
        if (place.get().household().equals(to.get())) {
            return Moving.ALREADY_HERE;
        }
        return offer(status, account, place.get(), to.get(), relation, moment);
    }

    private Moving offer(
            TransactionStatus status,
            long account,
            Belonging place,
            Household to,
            Relation relation,
            Moment moment) {
        Optional<MoveOffer> standing = offers.standing(place.person(), moment.instant());
        if (standing.isPresent()) {
            return besides(standing.get(), to);
        }
        Instant expires = moment.instant().plus(life);
        if (!offers.insert(place, to, relation, account, moment, expires)) {
            status.setRollbackOnly();
            return offers.standing(place.person(), moment.instant())
                    .map(one -> besides(one, to))
                    .orElse(Moving.OFFER_STANDS);
        }
        events.publishEvent(new MoveOffered(place.person(), place.household(), to));
        return Moving.OFFERED;
    }

    /// Offered twice, also at once, it is offered once.
    private static Moving besides(MoveOffer standing, Household to) {
        return standing.to() == to.number() ? Moving.OFFERED : Moving.OFFER_STANDS;
    }

    /// The household that the account pays for and whose payer still belongs to it.
    private Optional<Household> payersOwn(long account) {
        return persons.findByAccount(account)
                .flatMap(person -> households.belonging(person.number()))
                .filter(place -> place.relation() == Relation.SELF)
                .map(Belonging::household);
    }

    /// Takes the answer of whoever decides, or the word of the payer who offered that he does not
    /// any more.
    @Transactional
    public Moving answer(long account, long offer, boolean agreed) {
        Moment moment = gate.enter();
        Optional<MoveOffer> open = offers.open(offer, moment.instant());
        if (open.isEmpty()) {
            return Moving.NOT_FOUND;
        }
        MoveOffer asked = open.get();
        boolean hasOffered = pays(account, asked.to());
        if (hasOffered && !agreed) {
            boolean isEnded = offers.end(asked, Moving.WITHDRAWN, account, moment);
            return isEnded ? Moving.WITHDRAWN : Moving.NOT_FOUND;
        }
        if (!decides(account, asked, moment)) {
            return hasOffered || concerns(account, asked) ? Moving.NOT_YOURS : Moving.NOT_FOUND;
        }
        if (!agreed) {
            if (!offers.end(asked, Moving.DECLINED, account, moment)) {
                return Moving.NOT_FOUND;
            }
            Household offered = households.find(asked.to()).orElseThrow();
            events.publishEvent(new MoveDeclined(asked.person(), offered));
            return Moving.DECLINED;
        }
        return move(account, asked, moment);
    }

    private Moving move(long account, MoveOffer asked, Moment moment) {
        Belonging from = households.belonging(asked.person()).orElseThrow();
        Household to = households.find(asked.to()).orElseThrow();
        // Locked before it is asked whom he pays for: nobody is added meanwhile, and who is to pay
        // for him does not leave.
        boolean areThere = belongings.lock(from, new Belonging(to.payer(), to, Relation.SELF));
        if (!areThere || from.household().number() != asked.from()) {
            return Moving.NOT_FOUND;
        }
        if (from.relation() == Relation.SELF && paysForOthers(from)) {
            return Moving.PAYS_FOR_OTHERS;
        }
        if (!offers.end(asked, Moving.MOVED, account, moment)) {
            return Moving.NOT_FOUND;
        }
        move(from, new Belonging(asked.person(), to, asked.relation()), moment);
        return Moving.MOVED;
    }

    private boolean paysForOthers(Belonging payer) {
        return households.belongings(payer.household()).size() > 1;
    }

    private void move(Belonging from, Belonging to, Moment moment) {
        belongings.move(from, to, moment);
        offers.forget(from);
        events.publishEvent(new PersonMoved(to.person(), from.household(), to.household(), moment));
    }

    /// Whether the account's word moves the person: his own if he is of age, else that of the
    /// payer whom he leaves.
    boolean decides(long account, MoveOffer asked, Moment moment) {
        return isOfAge(asked.person(), moment)
                ? isPerson(account, asked.person())
                : pays(account, asked.from());
    }

    private boolean concerns(long account, MoveOffer asked) {
        return isPerson(account, asked.person()) || pays(account, asked.from());
    }

    private boolean isOfAge(long person, Moment moment) {
        LocalDate today = moment.instant().atZone(Formats.ZONE).toLocalDate();
        return Ages.years(persons.find(person).orElseThrow().birth(), today) >= OF_AGE;
    }

    private boolean isPerson(long account, long person) {
        return persons.findByAccount(account).filter(one -> one.number() == person).isPresent();
    }

    private boolean pays(long account, long household) {
        return payersOwn(account).filter(own -> own.number() == household).isPresent();
    }

    /// Lets an adult pay for himself: in a household of his own, or in the one he paid for before.
    @Transactional
    public Moving found(long account) {
        Moment moment = gate.enter();
        Optional<Person> person = persons.findByAccount(account);
        if (person.isEmpty()) {
            return Moving.NOT_FOUND;
        }
        long number = person.get().number();
        Belonging from = households.belonging(number).orElseThrow();
        if (!belongings.lock(from) || from.relation() == Relation.SELF) {
            return Moving.ALREADY_HERE;
        }
        if (!isOfAge(number, moment)) {
            return Moving.UNDER_AGE;
        }
        move(from, new Belonging(number, ownHousehold(number, moment), Relation.SELF), moment);
        return Moving.MOVED;
    }

    private Household ownHousehold(long person, Moment moment) {
        return belongings
                .leftBehind(person)
                .flatMap(households::find)
                .orElseGet(() -> {
                    Household founded = new Household(numbers.next(), person);
                    belongings.found(founded, moment);
                    return founded;
                });
    }

    /// An offer as one of those sees it whom it concerns.
    ///
    /// @param isMine whether this account may agree
    /// @param mayRefuse whether it may agree, or has made it
    record Seen(
            MoveOffer offer, String name, String household, boolean isMine, boolean mayRefuse) {}

    List<Seen> of(long account) {
        long person = persons.findByAccount(account).map(Person::number).orElse(0L);
        long household = payersOwn(account).map(Household::number).orElse(-1L);
        Moment now = new Moment(0, gate.now());
        return offers.of(person, household, now.instant()).stream()
                .map(one ->
                        new Seen(
                                one,
                                members.name(one.person()).orElse("–"),
                                payerOf(one.to()),
                                decides(account, one, now),
                                decides(account, one, now) || pays(account, one.to())))
                .toList();
    }

    private String payerOf(long household) {
        return members.maskedName(households.find(household).orElseThrow().payer());
    }
}
