package org.tongzhou.collection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.round.Folio;
import org.tongzhou.gate.Moment;

/// Questions whether more than the ceiling may be debited, and what payers answered.
@Repository
class QuestionRepository {

    private static final String ASK =
            """
            insert into collection.question (folio, household, run, amount_minor)
            values (:folio, :household, :run, :amount)
            """;
    private static final String LATEST =
            """
            select distinct on (q.household) q.household, q.run, r.day, q.amount_minor, c.agreed
            from collection.question q
                join collection.run r on r.run = q.run
                left join collection.consent c on c.folio = q.folio
                    and c.household = q.household and c.run = q.run and c.epoch <= :epoch
            where q.folio = :folio
            """;
    private static final String ORDER = " order by q.household, q.run desc";
    private static final String ANSWER =
            """
            insert into collection.consent (folio, household, run, agreed, epoch, at)
            values (:folio, :household, :run, :agreed, :epoch, :at)
            on conflict (folio, household, run) do nothing
            """;

    private final JdbcClient jdbc;

    QuestionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void ask(long household, Amount amount, Run run) {
        jdbc.sql(ASK)
                .param("folio", Folio.of(household))
                .param("household", household)
                .param("run", run.number())
                .param("amount", amount.minor())
                .update();
    }

    /// The latest question to each payer of a folio, with the answers up to an epoch.
    Map<Long, Question> latest(int folio, int epoch) {
        Map<Long, Question> questions = new HashMap<>();
        jdbc.sql(LATEST + ORDER)
                .param("folio", folio)
                .param("epoch", epoch)
                .query(row -> {
                    questions.put(row.getLong("household"), question(row));
                });
        return questions;
    }

    /// The latest question to a payer.
    Optional<Question> latest(long household) {
        return jdbc.sql(LATEST + " and q.household = :household" + ORDER)
                .param("folio", Folio.of(household))
                .param("household", household)
                .param("epoch", Integer.MAX_VALUE)
                .query((row, _) -> question(row))
                .optional();
    }

    /// Takes the first answer to a question; a second one changes nothing.
    void answer(Question question, boolean agreed, Moment moment) {
        jdbc.sql(ANSWER)
                .param("folio", Folio.of(question.household()))
                .param("household", question.household())
                .param("run", question.run())
                .param("agreed", agreed)
                .param("epoch", moment.epoch())
                .param("at", Timestamp.from(moment.instant()))
                .update();
    }

    private static Question question(ResultSet row) throws SQLException {
        return new Question(
                row.getLong("household"),
                row.getInt("run"),
                row.getObject("day", LocalDate.class),
                new Amount(row.getLong("amount_minor")),
                Optional.ofNullable(row.getObject("agreed", Boolean.class)));
    }
}
