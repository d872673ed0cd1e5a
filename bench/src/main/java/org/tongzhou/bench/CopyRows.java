package org.tongzhou.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/// Rows on their way to a table with `copy … from stdin (format binary)`, in the order of the
/// columns named; what was sent has a digest.
final class CopyRows implements AutoCloseable {

    private static final int BUFFER_BYTES = 1 << 18;
    private static final int LARGEST_ROW = 200;
    private static final byte[] SIGNATURE = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0
    };

    private final PGCopyOutputStream out;
    private final MessageDigest digest;
    private final int columns;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);

    CopyRows(Connection connection, MessageDigest digest, String table, String columns)
            throws SQLException {
        this.out =
                new PGCopyOutputStream(
                        connection.unwrap(PGConnection.class),
                        "copy %s (%s) from stdin (format binary)".formatted(table, columns));
        this.digest = digest;
        this.columns = columns.split(",", -1).length;
        buffer.put(SIGNATURE).putInt(0).putInt(0);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /// Begins a row; one call for each of its columns follows.
    CopyRows row() throws IOException {
        if (buffer.remaining() < LARGEST_ROW) {
            flush();
        }
        buffer.putShort((short) columns);
        return this;
    }

    CopyRows putShort(int number) {
        buffer.putInt(Short.BYTES).putShort((short) number);
        return this;
    }

    CopyRows putInt(int number) {
        buffer.putInt(Integer.BYTES).putInt(number);
        return this;
    }

    CopyRows putLong(long number) {
        buffer.putInt(Long.BYTES).putLong(number);
        return this;
    }

    CopyRows putBoolean(boolean flag) {
        return putBytes(new byte[] {(byte) (flag ? 1 : 0)});
    }

    /// Text, or whatever else has these bytes.
    CopyRows putBytes(byte[] bytes) {
        buffer.putInt(bytes.length).put(bytes);
        return this;
    }

    private void flush() throws IOException {
        digest.update(buffer.array(), 0, buffer.position());
        out.write(buffer.array(), 0, buffer.position());
        buffer.clear();
    }

    @Override
    public void close() throws IOException {
        buffer.putShort((short) -1);
        flush();
        out.close();
    }
}
