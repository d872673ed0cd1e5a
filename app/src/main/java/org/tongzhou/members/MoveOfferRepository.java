package org.tongzhou.members;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tongzhou.core.plan.Relation;
import org.tongzhou.gate.Moment;

/// Offers to move into a household, and what became of them.
@Repository
class MoveOfferRepository {

    private static final String INSERT =
            """
            insert into members.move_offer (person, from_household, to_household, relation,
                offered_by, at)
            select :person, :from, :to, :relation, :by, :at
            where not exists (
                select from members.move_offer o
                where o.person = :person and o.from_household = :from and o.to_household = :to
                    and not exists (
                        select from members.move_offer_end e where e.offer = o.offer))
            """;
    private static final String OPEN =
            """
            select o.offer, o.person, o.from_household, o.to_household, o.relation, o.at
            from members.move_offer o
                join members.belonging b
                    on b.person = o.person and b.household = o.from_household
            where not exists (
                select from members.move_offer_end e where e.offer = o.offer)
            """;
    private static final String OF =
            OPEN
                    + """
                    and (o.person = :person or o.from_household = :household
                        or o.to_household = :household)
                    order by o.offer
                    """;
    private static final String END =
            """
            insert into members.move_offer_end (offer, outcome, by_account, at)
            values (:offer, :outcome, :by, :at)
            on conflict (offer) do nothing
            """;

    private final JdbcClient jdbc;

    MoveOfferRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Stores an offer; one that stands already is enough.
    void insert(Belonging place, Household to, Relation relation, long by, Moment moment) {
        jdbc.sql(INSERT)
                .param("person", place.person())
                .param("from", place.household().number())
                .param("to", to.number())
                .param("relation", relation.name())
                .param("by", by)
                .param("at", Timestamp.from(moment.instant()))
                .update();
    }

    /// One that nobody has answered, of a person who is still where it was offered.
    Optional<MoveOffer> open(long number) {
        return jdbc.sql(OPEN + "and o.offer = :offer")
                .param("offer", number)
                .query((row, _) -> offer(row))
                .optional();
    }

    /// Those that concern a person or a household; 0 where there is none.
    List<MoveOffer> of(long person, long household) {
        return jdbc.sql(OF)
                .param("person", person)
                .param("household", household)
                .query((row, _) -> offer(row))
                .list();
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
                row.getTimestamp("at").toInstant());
    }
}
