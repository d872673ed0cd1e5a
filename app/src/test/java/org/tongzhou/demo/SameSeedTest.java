package org.tongzhou.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.tongzhou.books.HledgerJournal;
import org.tongzhou.rounds.Progress;

/// The demo is the same on every machine: its seed alone decides what its books say.
class SameSeedTest {

    private static final LocalDate START = LocalDate.of(2025, 1, 1);
    private static final LocalDate END = LocalDate.of(2025, 2, 8);
    private static final int PEOPLE = 100;

    @TempDir private Path folder;

    @Test
    void theSameSeedGivesTheSameBooksByteForByteAndAnotherSeedOthers() throws IOException {
        String books = booksOf("first", 1);

        assertThat(books).contains("receivable");
        assertThat(booksOf("again", 1)).isEqualTo(books);
        assertThat(booksOf("other", 2)).isNotEqualTo(books);
    }

    /// The journal of five weeks, in the format of hledger.
    private String booksOf(String name, long seed) throws IOException {
        StringWriter journal = new StringWriter();
        try (Ground.Run run = Ground.Run.in(folder.resolve(name), "--seed", "" + seed);
                ConfigurableApplicationContext context = Ground.start(run)) {
            context.getBean(DemoYear.class).run(START, END, PEOPLE, seed, Progress.UNWATCHED);
            context.getBean(HledgerJournal.class)
                    .write(new PrintWriter(journal, true), Optional.empty());
        }
        return journal.toString();
    }
}
