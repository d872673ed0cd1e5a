package org.tongzhou.collection;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongzhou.core.money.Amount;
import org.tongzhou.rounds.PoolLosses;

/// What was written off and falls to the next round.
@Component
class PoolWriteOffs implements PoolLosses {

    private static final String WRITTEN_OFF =
            """
            select coalesce(sum(amount_minor), 0)
            from (
                select -e.amount_minor as amount_minor
                from collection.line_event e
                    join collection.line l using (folio, household, enrolment, round, correction)
                where l.plan = :plan and e.kind = 'WRITTEN_OFF' and e.reason = 'NEXT_ROUND'
                    and e.epoch > :after and e.epoch <= :through
                union all
                select amount_minor from collection.written_off
                where plan = :plan and bearer = 'NEXT_ROUND'
                    and epoch > :after and epoch <= :through
            ) lost
            """;

    private final JdbcClient jdbc;

    PoolWriteOffs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Amount between(int plan, int afterEpoch, int throughEpoch) {
        return new Amount(
                jdbc.sql(WRITTEN_OFF)
                        .param("plan", plan)
                        .param("after", afterEpoch)
                        .param("through", throughEpoch)
                        .query(Long.class)
                        .single());
    }
}
