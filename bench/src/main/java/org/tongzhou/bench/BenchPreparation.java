package org.tongzhou.bench;

import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tongzhou.plans.Plans;

/// Prepares a server under measurement before it says that it is ready: a plan, and accounts of
/// members, each with a token that may join.
///
/// It does nothing unless `tongzhou.bench.accounts` is set. The words of the tokens are known to
/// everybody who reads this: such a server listens on a folder that is thrown away.
@Component
@ConditionalOnProperty("tongzhou.bench.accounts")
class BenchPreparation implements ApplicationRunner {

    static final String PLAN_DOCUMENT = "demo/demo-xiang-hu-bao.yaml";
    private static final String TOKEN_PREFIX = "tz_bench-";
    private static final String ACCOUNTS =
            """
            with account as (
                insert into accounts.account (created_at)
                select now() from generate_series(1, :count)
                returning id
            ), role as (
                insert into accounts.role (account, role) select id, 'MEMBER' from account
            )
            insert into accounts.token (account, name, hash, scopes, created_at, expires_at)
            select id, 'bench', sha256(convert_to(:prefix || row_number() over (), 'UTF8')),
                array['joins:write'], now(), now() + interval '1 day'
            from account
            """;

    private final Plans plans;
    private final JdbcClient jdbc;
    private final int accounts;

    BenchPreparation(
            Plans plans, JdbcClient jdbc, @Value("${tongzhou.bench.accounts}") int accounts) {
        this.plans = plans;
        this.jdbc = jdbc;
        this.accounts = accounts;
    }

    /// The token of the n-th account, from 1.
    static String token(int account) {
        return TOKEN_PREFIX + account;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        plans.publishShipped(List.of(PLAN_DOCUMENT));
        jdbc.sql(ACCOUNTS).param("count", accounts).param("prefix", TOKEN_PREFIX).update();
    }
}
