package org.tongzhou.database;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.stereotype.Component;

/// Reads the rows of a query with `copy … to stdout (format binary)`, in the transaction of the
/// caller: many rows without parsing text, and without an object for each.
///
/// No column may be null; its length then says nothing new.
@Component
public class BinaryCopy {

    /// Signature, flags and the length of an empty extension.
    private static final int HEADER_BYTES = 19;

    private final DataSource database;

    BinaryCopy(DataSource database) {
        this.database = database;
    }

    /// Hands each row to `reader`, which takes the columns off it in their order.
    ///
    /// @param query with its values in it, since a copy takes no parameters: numbers alone
    public void read(String query, int columns, Consumer<ByteBuffer> reader) {
        Connection connection = DataSourceUtils.getConnection(database);
        try {
            String sql = "copy (" + query + ") to stdout (format binary)";
            CopyOut copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql);
            try {
                read(copy, columns, reader);
            } finally {
                readAway(copy);
            }
        } catch (SQLException e) {
            throw new SQLExceptionSubclassTranslator().translate("copy", query, e);
        } finally {
            DataSourceUtils.releaseConnection(connection, database);
        }
    }

    private static void read(CopyOut copy, int columns, Consumer<ByteBuffer> reader)
            throws SQLException {
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
            while (row.remaining() > Short.BYTES && row.getShort() == columns) {
                reader.accept(row);
            }
        }
    }

    /// What a damaged row left unread: whoever uses the connection next would wait for it for ever.
    private static void readAway(CopyOut copy) throws SQLException {
        while (copy.isActive() && copy.readFromCopy() != null) {
            // There is nothing to do with it.
        }
    }

    /// The next column, a `bigint`.
    public static long longOf(ByteBuffer row) {
        row.getInt();
        return row.getLong();
    }

    /// The next column, an `integer`.
    public static int intOf(ByteBuffer row) {
        row.getInt();
        return row.getInt();
    }

    /// The next column, a `smallint`.
    public static int shortOf(ByteBuffer row) {
        row.getInt();
        return row.getShort();
    }

    /// The next column, a `boolean`.
    public static boolean booleanOf(ByteBuffer row) {
        row.getInt();
        return row.get() != 0;
    }

    /// The next column, a `bytea`.
    public static byte[] bytesOf(ByteBuffer row) {
        byte[] bytes = new byte[row.getInt()];
        row.get(bytes);
        return bytes;
    }
}
