package org.tongzhou.bench;

import org.springframework.jdbc.core.simple.JdbcClient;

/// The cases of a measured round: as many for each million members as the original had.
record RoundCases(JdbcClient jdbc) {

    private static final long MEMBERS_A_CASE = 30_000;
    private static final String PUBLISH =
            """
            insert into rounds.published_case (plan, round, claim, folio, household, enrolment,
                benefit_minor, masked_name, age, sex, region, disease, severity, days_since_joining,
                helped, paid_minor)
            select :plan, :round, g, 0, g, g,
                case when g % 3 = 0 then 10000000 else 30000000 end, '*', 35, 'F', '11', 'cancer',
                'severe', 200, 100, 100
            from generate_series(1, :cases) g
            """;

    void publish(int plan, int round, long members) {
        jdbc.sql(PUBLISH)
                .param("plan", plan)
                .param("round", round)
                .param("cases", Math.max(1, members / MEMBERS_A_CASE))
                .update();
    }
}
