package org.tongzhou.collection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/// Files that are exchanged with a bank: what goes out is either there in full or not at all.
final class ChannelFolder {

    private final Path out;
    private final Path in;

    /// @param folder gets an `out` and an `in`
    ChannelFolder(Path folder) {
        this.out = folder.resolve("out");
        this.in = folder.resolve("in");
        try {
            Files.createDirectories(out);
            Files.createDirectories(in);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use the folder of the payment channel", e);
        }
    }

    boolean hasOut(String name) {
        return Files.exists(out.resolve(name));
    }

    Optional<byte[]> out(String name) {
        return read(out.resolve(name));
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
        Path part = out.resolve("." + name + ".part");
        try {
            Files.write(part, content);
            force(part, StandardOpenOption.WRITE);
            Files.move(
                    part,
                    out.resolve(name),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            force(out, StandardOpenOption.READ);
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
