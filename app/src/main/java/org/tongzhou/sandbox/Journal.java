package org.tongzhou.sandbox;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import java.util.zip.CRC32;

/// The append-only file of commands: length, CRC-32 and bytes of each.
///
/// A command is on the disk before it is answered. What a crash left half-written at the end was
/// never answered, and is cut off at the next start.
final class Journal implements AutoCloseable {

    private static final int FRAME_BYTES = 8;
    private static final int COMMAND_BYTES_AT_MOST = 64 << 20;

    private final FileChannel file;
    private long wholeBytes;

    private Journal(FileChannel file, long wholeBytes) {
        this.file = file;
        this.wholeBytes = wholeBytes;
    }

    /// Opens the journal of a folder, alone, and hands over what it holds from the beginning.
    static Journal open(Path folder, Consumer<Command> replay) throws IOException {
        Files.createDirectories(folder);
        FileChannel file =
                FileChannel.open(
                        folder.resolve("journal"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        try {
            lock(file, folder);
            long whole = replay(file, replay);
            if (whole < file.size()) {
                file.truncate(whole).force(true);
            }
            return new Journal(file, whole);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /// Writes behind the last whole command, so that one whose writing failed is written over.
    void append(Command command) {
        byte[] bytes = command.bytes();
        ByteBuffer frame = ByteBuffer.allocate(FRAME_BYTES + bytes.length);
        frame.putInt(bytes.length).putInt(checksum(bytes)).put(bytes).flip();
        try {
            long end = wholeBytes;
            while (frame.hasRemaining()) {
                end += file.write(frame, end);
            }
            file.force(false);
            wholeBytes = end;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private static void lock(FileChannel file, Path folder) throws IOException {
        try {
            if (file.tryLock() != null) {
                return;
            }
        } catch (OverlappingFileLockException e) {
            throw new IllegalStateException("this process already uses " + folder, e);
        }
        throw new IllegalStateException("another process already uses " + folder);
    }

    /// Returns how many bytes are whole.
    private static long replay(FileChannel file, Consumer<Command> replay) throws IOException {
        // Not closed: closing the stream would close the file.
        DataInputStream in =
                new DataInputStream(
                        new BufferedInputStream(Channels.newInputStream(file), 1 << 16));
        long whole = 0;
        while (true) {
            byte[] bytes = next(in);
            if (bytes.length == 0) {
                return whole;
            }
            replay.accept(Command.read(bytes));
            whole += FRAME_BYTES + bytes.length;
        }
    }

    /// The next whole command, or nothing at the end.
    private static byte[] next(DataInputStream in) throws IOException {
        try {
            int length = in.readInt();
            int checksum = in.readInt();
            if (length <= 0 || length > COMMAND_BYTES_AT_MOST) {
                return new byte[0];
            }
            byte[] bytes = in.readNBytes(length);
            boolean isWhole = bytes.length == length && checksum(bytes) == checksum;
            return isWhole ? bytes : new byte[0];
        } catch (EOFException e) {
            return new byte[0];
        }
    }

    private static int checksum(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return (int) crc.getValue();
    }
}
