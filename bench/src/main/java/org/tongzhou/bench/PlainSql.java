package org.tongzhou.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/// The way that most billing systems go, on a slice of the same data in the same database: a row a
/// member with a primary key, and each member's balance updated.
record PlainSql(DataSource database, int plan, int round, int firstFolio) {

    private static final int FOLIOS = 6;
    private static final double NANOS_A_SECOND = 1e9;

    /// Members a second.
    double perSecond() throws SQLException {
        int lastFolio = firstFolio + FOLIOS - 1;
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                    create schema bench;
                    create table bench.balance (
                        enrolment bigint primary key, minor bigint not null);
                    create table bench.charge (
                        round integer not null, enrolment bigint not null, minor bigint not null,
                        primary key (round, enrolment));
                    insert into bench.balance
                        select enrolment, 0 from enrolment.span
                        where folio between %d and %d and plan = %d and revision = 1
                            and segment = 1;
                    analyze bench.balance
                    """
                            .formatted(firstFolio, lastFolio, plan));
            long start = System.nanoTime();
            int charged =
                    statement.executeUpdate(
                            """
                            insert into bench.charge (round, enrolment, minor)
                            select distinct on (household, enrolment) %d, enrolment, 835
                            from enrolment.span
                            where folio between %d and %d and plan = %d and first_round <= %d
                            order by household, enrolment, segment desc, revision desc
                            """
                                    .formatted(round, firstFolio, lastFolio, plan, round));
            statement.executeUpdate(
                    """
                    update bench.balance b set minor = b.minor - c.minor
                    from bench.charge c where c.enrolment = b.enrolment
                    """);
            double seconds = (System.nanoTime() - start) / NANOS_A_SECOND;
            statement.execute("drop schema bench cascade");
            return charged / seconds;
        }
    }
}
