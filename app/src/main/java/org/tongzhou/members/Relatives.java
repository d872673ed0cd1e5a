package org.tongzhou.members;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The door to who may speak for a person, and who is too near to judge what concerns him.
@Component
public class Relatives {

    private static final String HAVE_SHARED =
            """
            with mine as (
                select household from members.belonging where person = :own
                union all
                select from_household from members.moved where person = :own),
            theirs as (
                select household from members.belonging where person in (:others)
                union all
                select from_household from members.moved where person in (:others))
            select exists (select from mine join theirs using (household))
            """;

    private final PersonRepository persons;
    private final HouseholdRepository households;
    private final JdbcClient jdbc;

    Relatives(PersonRepository persons, HouseholdRepository households, JdbcClient jdbc) {
        this.persons = persons;
        this.households = households;
        this.jdbc = jdbc;
    }

    /// Whether an account acts for a person: it is his own, or that of the payer of the household
    /// that he belongs to now. Who paid for him before he moved has no more to do with him.
    public boolean speaksFor(long account, long person) {
        return persons.findByAccount(account)
                .filter(known -> known.number() == person || paysFor(known, person))
                .isPresent();
    }

    private boolean paysFor(Person payer, long person) {
        return households
                .belonging(person)
                .filter(place -> place.household().payer() == payer.number())
                .isPresent();
    }

    /// Whether the person behind an account is of one household with another, or was at any time:
    /// nobody judges what concerns those he lived with, neither now nor after a move.
    public boolean areNear(long account, long person) {
        return isNearAny(account, List.of(person));
    }

    /// The same of any of these persons.
    public boolean isNearAny(long account, Collection<Long> others) {
        Optional<Person> own = persons.findByAccount(account);
        return own.isPresent()
                && !others.isEmpty()
                && jdbc.sql(HAVE_SHARED)
                        .param("own", own.get().number())
                        .param("others", others)
                        .query(Boolean.class)
                        .single();
    }
}
