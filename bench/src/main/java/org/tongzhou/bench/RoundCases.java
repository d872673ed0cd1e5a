package org.tongzhou.bench;

import org.springframework.jdbc.core.simple.JdbcClient;

/// The cases of a measured round: as many for each million members as the original had.
record RoundCases(JdbcClient jdbc) {

    private static final long MEMBERS_A_CASE = 30_000;
    private static final long FEE_BASIS_POINTS = 800;
    private static final long ALL_BASIS_POINTS = 10_000;
    private static final String PUBLISH =
            """
            insert into rounds.published_case (plan, round, claim, folio, household, enrolment,
                benefit_minor, masked_name, age, sex, region, disease, severity, days_since_joining,
                helped, paid_minor)
            select :plan, :round, :round * 1000000::bigint + :plan * 100000 + g, 0, g, g,
                case when g % 3 = 0 then :third else :most end, '*', 35, 'F', '11', 'cancer',
                'severe', 200, 100, 100
            from generate_series(1, :cases) g
            """;

    /// Those of the post-paid plan.
    void publish(int plan, int round, long members) {
        insert(plan, round, cases(members), 10_000_000, 30_000_000);
    }

    /// As many, with benefits that cost each member about so much.
    void publish(int plan, int round, long members, long priceMinor) {
        long needMinor =
                members * priceMinor * ALL_BASIS_POINTS / (ALL_BASIS_POINTS + FEE_BASIS_POINTS);
        long benefitMinor = Math.max(1, needMinor / cases(members));
        insert(plan, round, cases(members), benefitMinor, benefitMinor);
    }

    private static long cases(long members) {
        return Math.max(1, members / MEMBERS_A_CASE);
    }

    private void insert(int plan, int round, long cases, long third, long most) {
        jdbc.sql(PUBLISH)
                .param("plan", plan)
                .param("round", round)
                .param("cases", cases)
                .param("third", third)
                .param("most", most)
                .update();
    }
}
