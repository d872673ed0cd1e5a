package org.tongzhou;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A demo that was interrupted says how to go on, and is thrown away only if asked to.
class DemoFolderTest {

    @TempDir private Path path;

    private DemoFolder folder() {
        return new DemoFolder(path);
    }

    private void putDatabase() throws IOException {
        Files.createDirectories(path.resolve("postgres/base"));
        Files.writeString(path.resolve("postgres/base/1"), "rows");
        Files.writeString(path.resolve("postgres.lock"), "1");
    }

    @Test
    void aYearIsPlayedOnceAndFoundAgain() throws IOException {
        assertThat(folder().open(false)).isFalse();
        putDatabase();
        folder().played();

        assertThat(folder().open(false)).isTrue();
    }

    @Test
    void aYearThatWasCutOffSaysWhatToDoAndBeginsAnewIfAsked() throws IOException {
        folder().open(false);
        putDatabase();

        assertThatThrownBy(() -> folder().open(false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("was interrupted", "--anew", "--data");
        assertThat(folder().open(true)).isFalse();
        try (Stream<Path> left = Files.list(path)) {
            List<String> names = left.map(file -> file.getFileName().toString()).sorted().toList();
            assertThat(names).containsExactly("begun", "postgres.lock");
        }
    }

    @Test
    void aFolderThatHoldsNoDemoIsNeverEmptied() throws IOException {
        putDatabase();

        assertThatThrownBy(() -> folder().open(true)).hasMessageContaining("holds no demo");
        assertThat(path.resolve("postgres/base/1")).exists();
    }
}
