package org.tongzhou.members;

import java.sql.Timestamp;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tongzhou.core.plan.Relation;
import org.tongzhou.core.round.Folio;
import org.tongzhou.gate.Moment;

/// Changes to which household a person belongs, and remembers to which he did.
@Repository
class BelongingRepository {

    private static final String LOCK =
            """
            select household from members.belonging
            where person = :person and household = :household for update
            """;
    private static final String MOVE =
            """
            update members.belonging set folio = :folio, household = :household,
                relation = :relation, authority_confirmed_at = :confirmedAt::timestamptz,
                since = :at
            where person = :person
            """;
    private static final String KEEP =
            """
            insert into members.moved (person, from_household, from_relation, to_household,
                to_relation, at)
            values (:person, :from, :fromRelation, :to, :toRelation, :at)
            """;
    private static final String LEFT_BEHIND =
            """
            select from_household from members.moved
            where person = :person and from_relation = 'PAYER'
            order by moved limit 1
            """;
    private static final String FOUND =
            """
            insert into members.household (folio, household, payer, created_at)
            values (:folio, :household, :payer, :at)
            """;
    private final JdbcClient jdbc;

    BelongingRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Whether each person is in the household; who is stays there until the transaction ends.
    boolean lock(Belonging... places) {
        // In one order for all, so that two moves never wait for each other.
        return Arrays.stream(places)
                .sorted(Comparator.comparingLong(Belonging::person))
                .allMatch(this::isLocked);
    }

    private boolean isLocked(Belonging place) {
        return jdbc.sql(LOCK)
                .param("person", place.person())
                .param("household", place.household().number())
                .query(Long.class)
                .optional()
                .isPresent();
    }

    void move(Belonging from, Belonging to, Moment moment) {
        Timestamp at = Timestamp.from(moment.instant());
        @Nullable Timestamp confirmedAt = to.relation() == Relation.SELF ? null : at;
        jdbc.sql(MOVE)
                .param("person", to.person())
                .param("folio", to.household().folio())
                .param("household", to.household().number())
                .param("relation", HouseholdRepository.stored(to.relation()))
                .param("confirmedAt", confirmedAt)
                .param("at", at)
                .update();
        jdbc.sql(KEEP)
                .param("person", to.person())
                .param("from", from.household().number())
                .param("fromRelation", HouseholdRepository.stored(from.relation()))
                .param("to", to.household().number())
                .param("toRelation", HouseholdRepository.stored(to.relation()))
                .param("at", at)
                .update();
    }

    /// The household that a person paid for before he moved into another.
    Optional<Long> leftBehind(long person) {
        return jdbc.sql(LEFT_BEHIND)
                .param("person", person)
                .query((row, _) -> row.getLong("from_household"))
                .optional();
    }

    void found(Household household, Moment moment) {
        jdbc.sql(FOUND)
                .param("folio", Folio.of(household.number()))
                .param("household", household.number())
                .param("payer", household.payer())
                .param("at", Timestamp.from(moment.instant()))
                .update();
    }
}
