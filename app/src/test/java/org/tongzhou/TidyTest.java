package org.tongzhou;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The rules of the house that only the source shows. Each was broken once on purpose.
class TidyTest {

    private static final int LONGEST_FILE = 300;
    private static final int LONGEST_METHOD = 40;
    private static final int WIDEST_LINE = 100;
    private static final int AT_LEAST = 60;

    /// Files that may be longer, each with its reason.
    private static final Map<String, String> LONG_FILES = Map.of();

    /// Methods that may be longer, each with its reason.
    private static final Map<String, String> LONG_METHODS = Map.of();

    private static final Pattern METHOD =
            Pattern.compile(
                    "^ {4,8}(?!return |throw |else |new |case |record |private record |//)"
                            + "([\\w@<>\\[\\],.?]+ )+\\w+\\([^;}]*$");
    private static final Pattern RAW_FORM = Pattern.compile("<form[ >]");
    private static final Pattern BARE_DEFAULT = Pattern.compile("^\\s*default ->(?!.*//).*");
    private static final Pattern TODO = Pattern.compile("TODO(?!\\(#\\d+\\))");

    private static final Path ROOT = root();

    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("core")) ? here : here.resolve("..").normalize();
    }

    private static List<Path> files(String ending) {
        List<Path> found = new ArrayList<>();
        for (String module : List.of("core", "app", "bench", "cluster")) {
            Path source = ROOT.resolve(module).resolve("src");
            if (!Files.exists(source)) {
                continue;
            }
            try (Stream<Path> all = Files.walk(source)) {
                all.filter(file -> file.toString().endsWith(ending)).forEach(found::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return found;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theScanSeesTheHouse() {
        assertThat(files(".java")).hasSizeGreaterThan(AT_LEAST);
        assertThat(files(".jte")).hasSizeGreaterThan(20);
    }

    @Test
    void filesHaveOneIdea() {
        for (Path file : files(".java")) {
            if (!LONG_FILES.containsKey(file.getFileName().toString())) {
                assertThat(lines(file).size())
                        .as(file + " is long")
                        .isLessThanOrEqualTo(LONGEST_FILE);
            }
        }
    }

    @Test
    void linesFitBesideEachOther() {
        Pattern exempt = Pattern.compile("^(import |package ).*|.*https?://.*");
        for (Path file : files(".java")) {
            for (String line : lines(file)) {
                assertThat(line.length() <= WIDEST_LINE || exempt.matcher(line).matches())
                        .as(file + ": " + line)
                        .isTrue();
            }
        }
    }

    @Test
    void methodsFitAScreen() {
        for (Path file : files(".java")) {
            List<String> lines = lines(file);
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i);
                if (METHOD.matcher(line).matches() && !LONG_METHODS.containsKey(line.strip())) {
                    assertThat(length(lines, i))
                            .as(file + ":" + (i + 1) + " " + line.strip())
                            .isLessThanOrEqualTo(LONGEST_METHOD);
                }
            }
        }
    }

    /// Lines up to the brace that closes at the same depth; google-java-format puts it there.
    private static int length(List<String> lines, int from) {
        String indent = lines.get(from).replaceFirst("\\S.*", "");
        for (int i = from + 1; i < lines.size(); i++) {
            if (lines.get(i).startsWith(indent + "}")) {
                return i - from + 1;
            }
        }
        return 0;
    }

    @Test
    void columnsAreListed() {
        Pattern everything =
                Pattern.compile("\\bselect\\s+(\\w+\\.)?\\*", Pattern.CASE_INSENSITIVE);
        expectNone(files(".java"), everything, "TidyTest.java");
        expectNone(files(".sql"), everything, "");
    }

    @Test
    void switchesAreExhaustiveOrSayWhyNot() {
        expectNone(files(".java"), BARE_DEFAULT, "TidyTest.java");
    }

    @Test
    void formsComeFromTheComponent() {
        expectNone(files(".jte"), RAW_FORM, "form.jte");
    }

    @Test
    void templatesEscapeEverything() {
        expectNone(files(".jte"), Pattern.compile("\\$unsafe"), "");
    }

    @Test
    void whatIsLeftToDoHasAnIssue() {
        expectNone(files(".java"), TODO, "TidyTest.java");
        expectNone(files(".jte"), TODO, "");
    }

    private static void expectNone(List<Path> files, Pattern pattern, String except) {
        for (Path file : files) {
            if (file.getFileName().toString().equals(except)) {
                continue;
            }
            for (String line : lines(file)) {
                assertThat(pattern.matcher(line).find()).as(file + ": " + line).isFalse();
            }
        }
    }
}
