package org.tongzhou.enrolment;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.stereotype.Component;
import org.tongzhou.core.round.Folio;
import org.tongzhou.core.round.FolioSpans;

/// The door to the spans: this module's slice of a folio for the pass.
///
/// A folio is read with `copy … to stdout (format binary)`: one range of the covering key, in its
/// order, without parsing text.
@Component
public class Spans {

    /// Signature, flags and the length of an empty extension.
    private static final int HEADER_BYTES = 19;

    private static final int COLUMNS = 9;

    private final DataSource database;
    private final SpanRepository spans;

    Spans(DataSource database, SpanRepository spans) {
        this.database = database;
        this.spans = spans;
    }

    /// The rows of one enrolment that `epoch` knows.
    public FolioSpans of(int plan, long household, long enrolment, int epoch) {
        return spans.one(plan, household, enrolment, epoch);
    }

    /// All rows of a folio and plan that `epoch` knows.
    public FolioSpans folio(int folio, int plan, int epoch) {
        long first = Folio.firstHousehold(folio);
        return households(plan, first, first + Folio.HOUSEHOLDS - 1, epoch);
    }

    /// The rows of some neighbouring households of one folio.
    public FolioSpans households(int plan, long first, long last, int epoch) {
        return copy(plan, Folio.of(first), "between " + first + " and " + last, epoch);
    }

    /// The rows of some households of a folio.
    public FolioSpans households(int plan, int folio, long[] households, int epoch) {
        String numbers =
                Arrays.stream(households).mapToObj(Long::toString).collect(Collectors.joining(","));
        return copy(plan, folio, "= any ('{" + numbers + "}')", epoch);
    }

    private FolioSpans copy(int plan, int folio, String households, int epoch) {
        Connection connection = DataSourceUtils.getConnection(database);
        try {
            // A copy takes no parameters; these are numbers.
            String sql =
                    """
                    copy (
                        select household, enrolment, segment, revision, epoch, first_round,
                            last_round, birth_round, carried_minor
                        from enrolment.span
                        where folio = %d and plan = %d and household %s
                            and epoch <= %d
                        order by household, enrolment, segment, revision
                    ) to stdout (format binary)
                    """
                            .formatted(folio, plan, households, epoch);
            return read(connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql));
        } catch (SQLException e) {
            throw new SQLExceptionSubclassTranslator().translate("copy of spans", null, e);
        } finally {
            DataSourceUtils.releaseConnection(connection, database);
        }
    }

    private static FolioSpans read(CopyOut copy) throws SQLException {
        FolioSpans spans = new FolioSpans();
        boolean isFirst = true;
        for (byte @Nullable [] bytes = copy.readFromCopy();
                bytes != null;
                bytes = copy.readFromCopy()) {
            ByteBuffer row = ByteBuffer.wrap(bytes);
            if (isFirst) {
                row.position(HEADER_BYTES);
                isFirst = false;
            }
            // What has no columns is the end.
            while (row.remaining() > Short.BYTES && row.getShort() == COLUMNS) {
                add(row, spans);
            }
        }
        return spans;
    }

    private static void add(ByteBuffer row, FolioSpans spans) {
        spans.add(
                new FolioSpans.Row(
                        longOf(row),
                        longOf(row),
                        shortOf(row),
                        shortOf(row),
                        intOf(row),
                        intOf(row),
                        intOf(row),
                        intOf(row),
                        longOf(row)));
    }

    // Every column is not null, so its length says nothing new.
    private static long longOf(ByteBuffer row) {
        row.getInt();
        return row.getLong();
    }

    private static int intOf(ByteBuffer row) {
        row.getInt();
        return row.getInt();
    }

    private static int shortOf(ByteBuffer row) {
        row.getInt();
        return row.getShort();
    }
}
