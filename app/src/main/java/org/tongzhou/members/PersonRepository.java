package org.tongzhou.members;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tongzhou.core.plan.Sex;
import org.tongzhou.evidence.Vault;

@Repository
class PersonRepository {

    private static final String SELECT =
            """
            select person, account, birth, sex, region, checked, check_reason
            from members.person
            """;
    private static final String WAITING =
            SELECT + "where checked = 'WAITING' and person > :after order by person limit :most";
    private static final String BY_DOCUMENT =
            SELECT
                    + """
                    where person = (
                        select person from members.identity where document_hash = :hash)
                    """;
    private static final String SEALED = "select sealed from members.person where person = :person";
    private static final String SET_CHECK =
            """
            update members.person set checked = :checked, check_reason = :reason
            where person = :person and checked = 'WAITING'
            """;
    private static final String FREE_NUMBER =
            """
            with freed as (
                delete from members.identity i using members.person p
                where i.person = :person and p.person = i.person and p.checked = 'DIFFERS'
                returning i.document_hash, i.person
            )
            insert into members.freed_number (document_hash, person, at)
            select document_hash, person, :at from freed
            """;
    private static final String GIVE_ACCOUNT =
            """
            update members.person set account = :account
            where person = :person and account is null
            """;

    private final JdbcClient jdbc;
    private final Vault vault;

    PersonRepository(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    Optional<Person> find(long person) {
        return jdbc.sql(SELECT + "where person = :person")
                .param("person", person)
                .query((row, _) -> person(row))
                .optional();
    }

    Optional<Person> findByAccount(long account) {
        return jdbc.sql(SELECT + "where account = :account")
                .param("account", account)
                .query((row, _) -> person(row))
                .optional();
    }

    /// Whose document has this keyed hash.
    Optional<Person> findByDocument(byte[] hash) {
        return jdbc.sql(BY_DOCUMENT).param("hash", hash).query((row, _) -> person(row)).optional();
    }

    List<Person> waiting(long afterPerson, int most) {
        return jdbc.sql(WAITING)
                .param("after", afterPerson)
                .param("most", most)
                .query((row, _) -> person(row))
                .list();
    }

    /// False if he was judged already.
    boolean setCheck(long person, Person.Check check, @Nullable String reason) {
        return jdbc.sql(SET_CHECK)
                        .param("checked", check.name())
                        .param("reason", reason)
                        .param("person", person)
                        .update()
                == 1;
    }

    /// Frees the number of a document for whom it belongs to, if this person is not he.
    void freeNumberOfOther(long person, Instant at) {
        jdbc.sql(FREE_NUMBER).param("person", person).param("at", Timestamp.from(at)).update();
    }

    void hold(long person) {
        jdbc.sql("select person from members.person where person = :person for share")
                .param("person", person)
                .query(Long.class)
                .single();
    }

    void correctBirth(long person, LocalDate birth) {
        jdbc.sql("update members.person set birth = :birth where person = :person")
                .param("birth", birth)
                .param("person", person)
                .update();
    }

    /// Gives a person who has no account the one that took his invitation.
    boolean giveAccount(long person, long account) {
        return jdbc.sql(GIVE_ACCOUNT).param("account", account).param("person", person).update()
                == 1;
    }

    /// Name, kind and number of the document, in this order; nothing if the person was erased.
    Optional<List<String>> identity(long person) {
        return identity(person, SEALED);
    }

    /// Nobody gives the person's name, document or birth date anew until the transaction ends.
    void lock(long person) {
        jdbc.sql(SEALED + " for no key update").param("person", person).query().listOfRows();
    }

    /// Whether these are still a person's name, kind and number; if so, until the transaction ends.
    boolean lockIfStill(long person, List<String> asked) {
        return identity(person, SEALED + " for no key update").filter(asked::equals).isPresent();
    }

    private Optional<List<String>> identity(long person, String query) {
        return jdbc.sql(query)
                .param("person", person)
                .query((row, _) -> row.getBytes("sealed"))
                .optional()
                .flatMap(sealed -> vault.text(person, "identity", sealed))
                .map(text -> List.of(text.split("\n", -1)));
    }

    private static Person person(ResultSet row) throws SQLException {
        return new Person(
                row.getLong("person"),
                Optional.ofNullable(row.getObject("account", Long.class)),
                row.getObject("birth", LocalDate.class),
                row.getString("sex").equals("M") ? Sex.MALE : Sex.FEMALE,
                row.getString("region"),
                Person.Check.valueOf(row.getString("checked")),
                Optional.ofNullable(row.getString("check_reason")));
    }
}
