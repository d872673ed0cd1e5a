package org.tongzhou.members;

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
import org.tongzhou.core.debit.FolioMandates;

/// The door to the mandates of a folio: this module's slice of it for a batch of debits.
///
/// It is read with `copy … to stdout (format binary)`, one range of the covering key in its order,
/// so that the latest revision of a household comes last and stands.
@Component
public class Mandates {

    /// Signature, flags and the length of an empty extension.
    private static final int HEADER_BYTES = 19;

    private static final int COLUMNS = 4;

    private final DataSource database;

    Mandates(DataSource database) {
        this.database = database;
    }

    /// The mandates of a folio that `epoch` knows.
    public FolioMandates folio(int folio, int epoch) {
        return copy(folio, epoch, "");
    }

    /// Those of some households of a folio.
    public FolioMandates of(int folio, long[] households, int epoch) {
        String numbers =
                Arrays.stream(households).mapToObj(Long::toString).collect(Collectors.joining(","));
        return copy(folio, epoch, "and household = any ('{" + numbers + "}')");
    }

    private FolioMandates copy(int folio, int epoch, String households) {
        Connection connection = DataSourceUtils.getConnection(database);
        try {
            // A copy takes no parameters; these are numbers.
            String sql =
                    """
                    copy (
                        select household, ceiling_minor, account_checked and not cancelled, account
                        from members.mandate
                        where folio = %d and epoch <= %d %s
                        order by household, revision
                    ) to stdout (format binary)
                    """
                            .formatted(folio, epoch, households);
            return read(folio, connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql));
        } catch (SQLException e) {
            throw new SQLExceptionSubclassTranslator().translate("copy of mandates", null, e);
        } finally {
            DataSourceUtils.releaseConnection(connection, database);
        }
    }

    private static FolioMandates read(int folio, CopyOut copy) throws SQLException {
        FolioMandates mandates = new FolioMandates(folio);
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
                put(row, bytes, mandates);
            }
        }
        return mandates;
    }

    // Every column is not null; only the account's length says something new.
    private static void put(ByteBuffer row, byte[] bytes, FolioMandates mandates) {
        row.getInt();
        long household = row.getLong();
        row.getInt();
        long ceiling = row.getLong();
        row.getInt();
        boolean allows = row.get() != 0;
        int length = row.getInt();
        mandates.put(household, ceiling, allows, bytes, row.position(), length);
        row.position(row.position() + length);
    }
}
