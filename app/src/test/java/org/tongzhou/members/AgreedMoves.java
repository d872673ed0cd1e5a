package org.tongzhou.members;

import java.sql.Timestamp;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongzhou.accounts.Account;
import org.tongzhou.core.plan.Relation;
import org.tongzhou.gate.Gate;

/// Moves of people whose names a test does not know: the offer is written as it would be made, and
/// the person agrees.
@Component
public class AgreedMoves {

    private static final String OFFER =
            """
            with made as (
                insert into members.move_offer
                    (person, from_household, to_household, relation, offered_by, at)
                select person, household, :to, :relation, :by, :at::timestamptz
                from members.belonging where person = :person
                returning person, offer
            )
            insert into members.open_move_offer (person, offer, expires_at)
            select person, offer, :at::timestamptz + interval '1 day' from made
            returning offer
            """;

    private final HouseholdMoves moves;
    private final JdbcClient jdbc;
    private final Gate gate;

    AgreedMoves(HouseholdMoves moves, JdbcClient jdbc, Gate gate) {
        this.moves = moves;
        this.jdbc = jdbc;
        this.gate = gate;
    }

    /// Lets a person agree, by an account of his own, to what the payer of a household offers.
    public Moving move(long person, Account own, long household, Account payer, Relation relation) {
        long offer =
                jdbc.sql(OFFER)
                        .param("to", household)
                        .param("relation", relation.name())
                        .param("by", payer.id())
                        .param("at", Timestamp.from(gate.now()))
                        .param("person", person)
                        .query(Long.class)
                        .single();
        return moves.answer(own.id(), offer, true);
    }
}
