package org.tongzhou;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.tongzhou.books.Books;
import org.tongzhou.books.HledgerJournal;
import org.tongzhou.database.EmbeddedDatabase;
import org.tongzhou.gate.Gate;

/// `tongzhou export books`: the journal as hledger reads it, from a running server's database or
/// from the data folder of one that is stopped.
final class ExportCommand {

    private ExportCommand() {}

    /// As much of the platform as the books need.
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        TransactionAutoConfiguration.class
    })
    @Import({Gate.class, Books.class, HledgerJournal.class})
    static class BooksAlone {}

    static void run(CommandLine line) {
        // What goes to standard output is the journal alone.
        LoggingSystem.get(ExportCommand.class.getClassLoader())
                .setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.WARN);
        Optional<DatabaseAddress> running = DatabaseAddress.running(line);
        if (running.isPresent()) {
            export(line, running.get());
            return;
        }
        if (!Files.exists(line.data().resolve("postgres"))) {
            throw new IllegalStateException("there are no data in " + line.data());
        }
        try (EmbeddedDatabase stopped = EmbeddedDatabase.start(line.data())) {
            export(line, new DatabaseAddress(stopped.url(), stopped.user(), stopped.password()));
        }
    }

    private static void export(CommandLine line, DatabaseAddress address) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("spring.datasource.url", address.url());
        settings.put("logging.level.root", "warn");
        if (!address.user().isEmpty()) {
            settings.put("spring.datasource.username", address.user());
            settings.put("spring.datasource.password", address.password());
        }
        var builder = new SpringApplicationBuilder(BooksAlone.class).web(WebApplicationType.NONE);
        try (var context = builder.properties(settings).run();
                PrintWriter out = writer(line.option("output", ""))) {
            HledgerJournal journal = context.getBean(HledgerJournal.class);
            String plan = line.option("plan", "");
            List<String> booked = context.getBean(Books.class).plans();
            if (!plan.isEmpty() && !booked.contains(plan)) {
                throw new IllegalArgumentException(
                        "nothing is booked for a plan %s; there is %s"
                                .formatted(plan, String.join(", ", booked)));
            }
            journal.write(out, plan.isEmpty() ? Optional.empty() : Optional.of(plan));
        }
    }

    private static PrintWriter writer(String file) {
        if (file.isEmpty()) {
            return new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        }
        try {
            return new PrintWriter(Files.newBufferedWriter(Path.of(file)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
