package org.tongzhou.members;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tongzhou.core.plan.Relation;
import org.tongzhou.gate.Moment;

/// Offers to move into a household, and what became of them.
@Repository
class MoveOfferRepository {

    // An offer that commits meanwhile is not seen by this statement: it must not count as one whose
    // person has gone.
    private static final String INSERT =
            """
            with made as (
                insert into members.move_offer (person, from_household, to_household, relation,
                    offered_by, at)
                values (:person, :from, :to, :relation, :by, :at)
                returning person, offer
            )
            insert into members.open_move_offer as standing (person, offer, expires_at)
            select person, offer, :expires from made
            on conflict (person) do update
            set offer = excluded.offer, expires_at = excluded.expires_at
            where standing.expires_at <= :at or exists (
                select from members.move_offer o
                    join members.belonging b
                        on b.person = o.person and b.household <> o.from_household
                where o.offer = standing.offer)
            """;
    private static final String OPEN =
            """
            select o.offer, o.person, o.from_household, o.to_household, o.relation, o.at,
                s.expires_at
            from members.move_offer o
                join members.open_move_offer s on s.offer = o.offer and s.expires_at > :now
                join members.belonging b
                    on b.person = o.person and b.household = o.from_household
            """;
    private static final String OF =
            OPEN
                    + """
                    where o.person = :person or o.from_household = :household
                        or o.to_household = :household
                    order by o.offer
                    """;
    private static final String END =
            """
            with ended as (
                delete from members.open_move_offer where offer = :offer returning offer
            )
            insert into members.move_offer_end (offer, outcome, by_account, at)
            select offer, :outcome, :by, :at from ended
            """;
    private static final String FORGET =
            """
            delete from members.open_move_offer s using members.move_offer o
            where o.offer = s.offer and (o.person = :person or o.to_household = :left::bigint)
            """;

    private final JdbcClient jdbc;

    MoveOfferRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// False if another offer for the person stands.
    boolean insert(
            Belonging place,
            Household to,
            Relation relation,
            long by,
            Moment moment,
            Instant expires) {
        return jdbc.sql(INSERT)
                        .param("person", place.person())
                        .param("from", place.household().number())
                        .param("to", to.number())
                        .param("relation", relation.name())
                        .param("by", by)
                        .param("at", Timestamp.from(moment.instant()))
                        .param("expires", Timestamp.from(expires))
                        .update()
                == 1;
    }

    /// One that stands, of a person who is still where it was offered.
    Optional<MoveOffer> open(long number, Instant now) {
        return jdbc.sql(OPEN + "where o.offer = :offer")
                .param("offer", number)
                .param("now", Timestamp.from(now))
                .query((row, _) -> offer(row))
                .optional();
    }

    /// The one that stands for a person.
    Optional<MoveOffer> standing(long person, Instant now) {
        return jdbc.sql(OPEN + "where o.person = :person")
                .param("person", person)
                .param("now", Timestamp.from(now))
                .query((row, _) -> offer(row))
                .optional();
    }

    /// Those that concern a person or a household; 0 where there is none.
    List<MoveOffer> of(long person, long household, Instant now) {
        return jdbc.sql(OF)
                .param("person", person)
                .param("household", household)
                .param("now", Timestamp.from(now))
                .query((row, _) -> offer(row))
                .list();
    }

    /// Drops what has no sense any more when a person leaves a place: offers to him and, if he paid
    /// there, into that household.
    void forget(Belonging left) {
        boolean hasPaid = left.relation() == Relation.SELF;
        jdbc.sql(FORGET)
                .param("person", left.person())
                .param("left", hasPaid ? left.household().number() : null)
                .update();
    }

    /// False if it has ended already.
    boolean end(MoveOffer offer, Moving outcome, long by, Moment moment) {
        return jdbc.sql(END)
                        .param("offer", offer.number())
                        .param("outcome", outcome.name())
                        .param("by", by)
                        .param("at", Timestamp.from(moment.instant()))
                        .update()
                == 1;
    }

    private static MoveOffer offer(ResultSet row) throws SQLException {
        return new MoveOffer(
                row.getLong("offer"),
                row.getLong("person"),
                row.getLong("from_household"),
                row.getLong("to_household"),
                Relation.valueOf(row.getString("relation")),
                row.getTimestamp("at").toInstant(),
                row.getTimestamp("expires_at").toInstant());
    }
}
