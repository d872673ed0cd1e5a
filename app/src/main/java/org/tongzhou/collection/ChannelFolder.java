package org.tongzhou.collection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/// Files that are exchanged with a bank: what goes out is either there in full or not at all, and
/// is noted, since the bank takes it away.
final class ChannelFolder {

    private final Path out;
    private final Path in;
    private final Path sent;

    /// @param folder gets an `out`, an `in` and a `sent`
    ChannelFolder(Path folder) {
        this.out = folder.resolve("out");
        this.in = folder.resolve("in");
        this.sent = folder.resolve("sent");
        try {
            Files.createDirectories(out);
            Files.createDirectories(in);
            Files.createDirectories(sent);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use the folder of the payment channel", e);
        }
    }

    /// The digest of what went out under a name, if it did. What lies in `out` without a note was
    /// written just before a crash.
    Optional<String> sent(String name) {
        Optional<byte[]> noted = read(sent.resolve(name));
        if (noted.isPresent()) {
            return noted.map(note -> new String(note, StandardCharsets.US_ASCII));
        }
        Optional<byte[]> lying = read(out.resolve(name));
        lying.ifPresent(content -> note(name, content));
        return lying.map(ChannelFolder::sha256);
    }

    /// Notes what went out by its digest alone: it may name people and their accounts.
    private void note(String name, byte[] content) {
        write(sent, name, sha256(content).getBytes(StandardCharsets.US_ASCII));
    }

    /// Writes the file that says that all is there, and then notes it. After a crash between the
    /// two the same bytes go out once more under the same name, should the bank have taken the
    /// first meanwhile.
    void send(String name, byte[] content) {
        write(name, content);
        note(name, content);
    }

    Optional<byte[]> in(String name) {
        return read(in.resolve(name));
    }

    private static Optional<byte[]> read(Path file) {
        try {
            return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file.getFileName(), e);
        }
    }

    /// Writes a file under another name, forces it to disk and renames it, so that whoever takes
    /// files from the folder never meets half of one.
    void write(String name, byte[] content) {
        write(out, name, content);
    }

    private static void write(Path folder, String name, byte[] content) {
        Path part = folder.resolve("." + name + ".part");
        try {
            Files.write(part, content);
            force(part, StandardOpenOption.WRITE);
            Files.move(
                    part,
                    folder.resolve(name),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            force(folder, StandardOpenOption.READ);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + name, e);
        }
    }

    private static void force(Path path, StandardOpenOption option) throws IOException {
        try (FileChannel file = FileChannel.open(path, option)) {
            file.force(true);
        }
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
