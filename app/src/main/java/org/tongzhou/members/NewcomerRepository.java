package org.tongzhou.members;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tongzhou.core.plan.Relation;
import org.tongzhou.core.plan.Sex;
import org.tongzhou.evidence.SealingKey;
import org.tongzhou.evidence.Vault;
import org.tongzhou.gate.Moment;

/// Stores a newcomer in one trip. The keys of document and account decide who was first.
@Repository
class NewcomerRepository {

    private static final String PERSON =
            """
            with document as (
                insert into members.identity (document_hash, person) values (:hash, :person)
                on conflict (document_hash) do nothing
                returning person
            ), newcomer as (
                insert into members.person
                    (person, account, sealed, birth, sex, region, checked, created_at)
                select person, :account::bigint, :sealed, :birth, :sex, :region, :checked, :at
                from document
                on conflict (account) do nothing
                returning person
            ), belonging as (
                insert into members.belonging
                    (person, folio, household, relation, authority_confirmed_at, since)
                select person, :folio, :household, :relation, :confirmedAt::timestamptz, :at
                from newcomer
            )
            """;
    private static final String RESULT =
            """
            select exists (select from document) as document_is_new,
                exists (select from newcomer) as account_is_new
            """;
    private static final String DEPENDANT = PERSON + RESULT;
    private static final String HOUSEHOLD =
            """
            , household as (
                insert into members.household (folio, household, payer, created_at)
                select :folio, :household, person, :at from newcomer
            )
            """;
    private static final String PAYER = PERSON + HOUSEHOLD + RESULT;
    private static final String MANDATE =
            """
            , mandate as (
                insert into members.mandate (folio, household, revision, epoch, at, ceiling_minor,
                    account, account_checked, cancelled)
                select :folio, :household, 1, :epoch, :at, :ceiling,
                    :debited, :debitedChecked, false
                from newcomer
            )
            """;
    private static final String PAYER_WITH_MANDATE = PERSON + HOUSEHOLD + MANDATE + RESULT;

    private static final String REPLACE =
            """
            with document as (
                insert into members.identity (document_hash, person) values (:hash, :person)
                on conflict do nothing
                returning person
            )
            update members.person p
            set sealed = :sealed, birth = :birth, sex = :sex, region = :region,
                checked = :checked, check_reason = null
            from document d
            where p.person = d.person and p.checked = 'DIFFERS'
            """;

    /// Whose the two keys were.
    record Stored(boolean documentIsNew, boolean accountIsNew) {}

    private final JdbcClient jdbc;
    private final Vault vault;

    NewcomerRepository(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    SealingKey key(long person) {
        return vault.create(person);
    }

    /// @param mandate the first of a new household, where it is given with the registration
    Stored insert(NewPerson details, Newcomer newcomer, Optional<Mandate> mandate, Moment moment) {
        Person person = newcomer.person();
        Household household = newcomer.belonging().household();
        Relation relation = newcomer.belonging().relation();
        Timestamp at = Timestamp.from(moment.instant());
        @Nullable Timestamp confirmedAt = relation == Relation.SELF ? null : at;
        var statement = jdbc.sql(relation == Relation.SELF ? payer(mandate) : DEPENDANT);
        mandate.ifPresent(first ->
                statement
                        .param("epoch", moment.epoch())
                        .param("ceiling", first.ceiling().minor())
                        .param("debited", first.account())
                        .param("debitedChecked", first.accountChecked()));
        return statement
                .param("hash", fingerprint(details))
                .param("person", person.number())
                .param("account", person.account().orElse(null))
                .param("sealed", newcomer.key().seal("identity", identity(details)))
                .param("birth", person.birth())
                .param("sex", person.sex() == Sex.MALE ? "M" : "F")
                .param("region", person.region())
                .param("checked", person.check().name())
                .param("folio", household.folio())
                .param("household", household.number())
                .param("relation", HouseholdRepository.stored(relation))
                .param("confirmedAt", confirmedAt)
                .param("at", at)
                .query((row, _) -> stored(row))
                .single();
    }

    /// Replaces the details of somebody whose name and document differed; false if the new document
    /// is somebody's.
    boolean replace(NewPerson details, Newcomer newcomer) {
        Person person = newcomer.person();
        return jdbc.sql(REPLACE)
                        .param("hash", fingerprint(details))
                        .param("person", person.number())
                        .param("sealed", newcomer.key().seal("identity", identity(details)))
                        .param("birth", person.birth())
                        .param("sex", person.sex() == Sex.MALE ? "M" : "F")
                        .param("region", person.region())
                        .param("checked", person.check().name())
                        .update()
                == 1;
    }

    private static String payer(Optional<Mandate> mandate) {
        return mandate.isPresent() ? PAYER_WITH_MANDATE : PAYER;
    }

    private static Stored stored(ResultSet row) throws SQLException {
        return new Stored(row.getBoolean("document_is_new"), row.getBoolean("account_is_new"));
    }

    /// The keyed hash by which a document is known.
    byte[] fingerprint(NewPerson person) {
        String text = person.document().kind() + ":" + person.document().number();
        return vault.fingerprint("identity document", text);
    }

    private static byte[] identity(NewPerson person) {
        String text =
                String.join(
                        "\n", person.name(), person.document().kind(), person.document().number());
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static Person newPerson(
            long number, @Nullable Long account, NewPerson details, Person.Check check) {
        return new Person(
                number,
                Optional.ofNullable(account),
                details.document().birth(),
                details.document().sex(),
                details.document().region(),
                check,
                Optional.empty());
    }
}
