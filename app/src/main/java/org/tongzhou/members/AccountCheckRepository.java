package org.tongzhou.members;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Accounts whose owner is not confirmed: those that wait for an answer and those that were
/// refused.
@Repository
class AccountCheckRepository {

    private static final String WAIT =
            """
            insert into members.account_check (folio, household, since)
            values (:folio, :household, :at)
            on conflict (folio, household) do update set refusal = null, since = excluded.since
            """;
    private static final String REFUSE =
            """
            update members.account_check set refusal = :refusal
            where folio = :folio and household = :household
            """;
    private static final String DONE =
            "delete from members.account_check where folio = :folio and household = :household";
    private static final String REFUSAL =
            """
            select refusal from members.account_check
            where folio = :folio and household = :household and refusal is not null
            """;
    private static final String WAITING =
            """
            select household from members.account_check
            where refusal is null and household > :after order by household limit :most
            """;

    private final JdbcClient jdbc;

    AccountCheckRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void await(Household household, Instant at) {
        jdbc.sql(WAIT)
                .param("folio", household.folio())
                .param("household", household.number())
                .param("at", Timestamp.from(at))
                .update();
    }

    void refuse(Household household, String reason) {
        jdbc.sql(REFUSE)
                .param("folio", household.folio())
                .param("household", household.number())
                .param("refusal", reason)
                .update();
    }

    void done(Household household) {
        jdbc.sql(DONE)
                .param("folio", household.folio())
                .param("household", household.number())
                .update();
    }

    Optional<String> refusal(Household household) {
        return jdbc.sql(REFUSAL)
                .param("folio", household.folio())
                .param("household", household.number())
                .query(String.class)
                .optional();
    }

    /// Households whose account waits for an answer, above a number.
    List<Long> waiting(long afterHousehold, int most) {
        return jdbc.sql(WAITING)
                .param("after", afterHousehold)
                .param("most", most)
                .query((row, _) -> row.getLong("household"))
                .list();
    }
}
