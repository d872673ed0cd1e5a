package org.tongzhou.members;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tongzhou.core.money.Amount;

/// Accounts whose owner is not confirmed: those that wait for an answer and those that were
/// refused.
@Repository
class AccountCheckRepository {

    private static final String WAIT =
            """
            insert into members.account_check (folio, household, since, account, ceiling_minor)
            values (:folio, :household, :at, :account, :ceiling)
            on conflict (folio, household) do update set refusal = null, since = excluded.since,
                account = excluded.account, ceiling_minor = excluded.ceiling_minor
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
                and account is null
            """;
    private static final String NEW_ACCOUNT =
            """
            select account, ceiling_minor, refusal from members.account_check
            where folio = :folio and household = :household and account is not null
            """;
    private static final String SET_CEILING =
            """
            update members.account_check set ceiling_minor = :ceiling
            where folio = :folio and household = :household and account is not null
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

    /// Lets the account of the mandate wait.
    void await(Household household, Instant at) {
        await(household, null, at);
    }

    /// @param wanted what is to replace the mandate in force; null where that itself waits
    void await(Household household, @Nullable MandateDetails wanted, Instant at) {
        jdbc.sql(WAIT)
                .param("folio", household.folio())
                .param("household", household.number())
                .param("at", Timestamp.from(at))
                .param("account", wanted == null ? null : wanted.account())
                .param("ceiling", wanted == null ? null : wanted.ceiling().minor())
                .update();
    }

    void setCeiling(Household household, Amount ceiling) {
        jdbc.sql(SET_CEILING)
                .param("folio", household.folio())
                .param("household", household.number())
                .param("ceiling", ceiling.minor())
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

    /// The account that is to replace the one in force.
    Optional<NewAccount> newAccount(Household household) {
        return jdbc.sql(NEW_ACCOUNT)
                .param("folio", household.folio())
                .param("household", household.number())
                .query((row, _) ->
                        new NewAccount(
                                new MandateDetails(
                                        new Amount(row.getLong("ceiling_minor")),
                                        row.getString("account")),
                                Optional.ofNullable(row.getString("refusal"))))
                .optional();
    }

    /// Why the account of the mandate itself cannot be debited.
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
