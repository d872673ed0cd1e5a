package org.tongzhou.rounds;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/// A folder with frozen rounds, which its owner alone can read.
///
/// @param root the folder that the operator named
record FrozenFolder(Path root) implements FrozenStore {

    @Override
    public boolean has(String name) {
        return Files.exists(root.resolve(name));
    }

    /// Under another name first, so that a file with its own name is whole.
    @Override
    public void put(String name, byte[] content) {
        Path file = root.resolve(name);
        try {
            Files.createDirectories(
                    file.getParent(),
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
            // Made for its owner alone.
            Path partial = Files.createTempFile(file.getParent(), ".", ".partial");
            try {
                Files.write(partial, content);
                Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(partial);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
