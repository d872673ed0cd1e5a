package org.tongzhou.members;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.plan.Relation;
import org.tongzhou.core.round.Folio;
import org.tongzhou.gate.Moment;

@Repository
class HouseholdRepository {

    private static final String HOUSEHOLD =
            """
            select household, payer from members.household
            where folio = :folio and household = :household
            """;
    private static final String BELONGING =
            """
            select b.person, b.household, b.relation, h.payer
            from members.belonging b
                join members.household h on h.folio = b.folio and h.household = b.household
            """;
    private static final String INSERT_MANDATE =
            """
            insert into members.mandate (folio, household, revision, epoch, at, ceiling_minor,
                account, account_checked, cancelled)
            select :folio, :household, coalesce(max(revision), 0) + 1, :epoch, :at, :ceiling,
                :account, :checked, :cancelled
            from members.mandate where folio = :folio and household = :household
            """;
    private static final String MANDATES =
            """
            select distinct on (household) household, revision, ceiling_minor, account,
                account_checked, cancelled
            from members.mandate
            where folio = :folio and epoch <= :epoch
            order by household, revision desc
            """;
    private static final String MANDATE =
            """
            select household, revision, ceiling_minor, account, account_checked, cancelled
            from members.mandate
            where folio = :folio and household = :household
            order by revision desc limit 1
            """;

    private final JdbcClient jdbc;
    private final BelongingRepository moved;
    private final ApplicationEventPublisher events;

    HouseholdRepository(
            JdbcClient jdbc, BelongingRepository moved, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.moved = moved;
        this.events = events;
    }

    Optional<Household> find(long household) {
        return jdbc.sql(HOUSEHOLD)
                .param("folio", Folio.of(household))
                .param("household", household)
                .query((row, _) -> new Household(row.getLong("household"), row.getLong("payer")))
                .optional();
    }

    Optional<Belonging> belonging(long person) {
        return jdbc.sql(BELONGING + "where b.person = :person")
                .param("person", person)
                .query((row, _) -> belonging(row))
                .optional();
    }

    /// The household that a person pays for: his own, or the one that he paid for before he moved
    /// into another. What it still owes stays his.
    Optional<Household> paidBy(long person) {
        Optional<Belonging> place = belonging(person);
        Optional<Household> own =
                place.filter(one -> one.relation() == Relation.SELF).map(Belonging::household);
        return own.isPresent() || place.isEmpty()
                ? own
                : moved.leftBehind(person).flatMap(this::find);
    }

    List<Belonging> belongings(Household household) {
        return jdbc.sql(
                        BELONGING
                                + "where b.folio = :folio and b.household = :household"
                                + " order by b.since, b.person")
                .param("folio", household.folio())
                .param("household", household.number())
                .query((row, _) -> belonging(row))
                .list();
    }

    void insertMandate(Household household, Mandate mandate, Moment moment) {
        jdbc.sql(INSERT_MANDATE)
                .param("folio", household.folio())
                .param("household", household.number())
                .param("epoch", moment.epoch())
                .param("at", Timestamp.from(moment.instant()))
                .param("ceiling", mandate.ceiling().minor())
                .param("account", mandate.account())
                .param("checked", mandate.accountChecked())
                .param("cancelled", mandate.cancelled())
                .update();
        events.publishEvent(new MandateGiven(household, mandate.allowsDebits()));
    }

    List<Mandate> mandates(int folio, int epoch) {
        return jdbc.sql(MANDATES)
                .param("folio", folio)
                .param("epoch", epoch)
                .query((row, _) -> mandate(row))
                .list();
    }

    Optional<Mandate> mandate(Household household) {
        return jdbc.sql(MANDATE)
                .param("folio", household.folio())
                .param("household", household.number())
                .query((row, _) -> mandate(row))
                .optional();
    }

    private static Belonging belonging(ResultSet row) throws SQLException {
        Household household = new Household(row.getLong("household"), row.getLong("payer"));
        return new Belonging(row.getLong("person"), household, relation(row.getString("relation")));
    }

    private static Mandate mandate(ResultSet row) throws SQLException {
        return new Mandate(
                row.getLong("household"),
                row.getInt("revision"),
                new Amount(row.getLong("ceiling_minor")),
                row.getString("account"),
                row.getBoolean("account_checked"),
                row.getBoolean("cancelled"));
    }

    static String stored(Relation relation) {
        return relation == Relation.SELF ? "PAYER" : relation.name();
    }

    private static Relation relation(String stored) {
        return stored.equals("PAYER") ? Relation.SELF : Relation.valueOf(stored);
    }
}
