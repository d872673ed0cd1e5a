package org.tongzhou;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tongzhou.core.claim.ClaimState;
import org.tongzhou.rounds.Step;
import org.tongzhou.web.Words;

/// Both languages say the same things, and nothing is said that nobody uses.
class WordsTest {

    private static final Path MAIN = Path.of("src/main").toAbsolutePath();
    private static final Path WORDS = MAIN.resolve("resources/words");
    private static final Pattern HOLE = Pattern.compile("\\{\\d}");

    private static Map<String, String> words(String language) throws IOException {
        Map<String, String> words = new TreeMap<>();
        try (Stream<Path> files = Files.list(WORDS)) {
            for (Path file : files.filter(f -> f.toString().contains("_" + language)).toList()) {
                Properties read = new Properties();
                try (Reader reader = Files.newBufferedReader(file)) {
                    read.load(reader);
                }
                String module = file.getFileName().toString().replaceFirst("_.*", "");
                for (String key : read.stringPropertyNames()) {
                    assertThat(key).as("key in " + file).startsWith(module + ".");
                    words.put(key, read.getProperty(key));
                }
            }
        }
        return words;
    }

    /// All `"module.…"` literals in classes and templates; one that ends in a dot stands for all
    /// keys that begin with it.
    private static Set<String> used(Set<String> modules) throws IOException {
        Pattern literal = Pattern.compile("\"((?:" + String.join("|", modules) + ")\\.[\\w.]*)\"");
        Set<String> used = new HashSet<>();
        for (Path source : sources()) {
            var found = literal.matcher(Files.readString(source));
            while (found.find()) {
                used.add(found.group(1));
            }
        }
        return used;
    }

    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        try (Stream<Path> files = Files.walk(MAIN)) {
            files.filter(f -> f.toString().matches(".*\\.(java|jte)")).forEach(sources::add);
        }
        assertThat(sources).hasSizeGreaterThan(60);
        return sources;
    }

    @Test
    void bothLanguagesSayTheSame() throws IOException {
        Map<String, String> chinese = words("zh");
        Map<String, String> english = words("en");

        assertThat(chinese.keySet()).isEqualTo(english.keySet());
        assertThat(chinese).hasSizeGreaterThan(100);
        for (String key : chinese.keySet()) {
            Set<String> holes = holes(chinese.getOrDefault(key, ""));
            assertThat(holes).as(key).isEqualTo(holes(english.getOrDefault(key, "")));
        }
    }

    /// Arguments replace their marks and nothing else is read: an apostrophe is written once.
    @Test
    void noApostropheIsDoubled() throws IOException {
        assertThat(words("en").values()).noneMatch(text -> text.contains("''"));
    }

    @Test
    void oneIsOneFamilyAndEveryOtherNumberIsSeveral() {
        for (String count : List.of("0", "1", "2", "11", "21", "1,001")) {
            String told = Words.in(Words.Language.ENGLISH, "collection.help", "¥1.00", count);

            String families = count.equals("1") ? "family" : "families";
            assertThat(told).isEqualTo("You paid ¥1.00, you helped " + count + " " + families);
        }
    }

    /// Names are inserted as they are, whatever is in them.
    @Test
    void whatIsInsertedIsNotReadAsWords() {
        String told = Words.in(Words.Language.ENGLISH, "collection.help", "{1|a|b}", "1");

        assertThat(told).startsWith("You paid {1|a|b}, you helped 1 family");
    }

    /// What is always several has no singular: a year has 24 rounds, an age is a range.
    @Test
    void whatIsCountedInEnglishHasItsSingular() throws IOException {
        Pattern several =
                Pattern.compile(
                        "\\{(\\d)}( \\w+)? (families|cases|rounds|members|days|months|years"
                                + "|papers|changes|questions|shares|claims)\\b");
        Set<String> always =
                Set.of(
                        "enrolment.cost.lowest",
                        "enrolment.cost.highest",
                        "members.moves.offer.text",
                        "plans.ages",
                        "plans.askedOf.ages",
                        "plans.from");
        List<String> without = new ArrayList<>();
        words("en")
                .forEach((key, text) -> {
                    if (!always.contains(key) && several.matcher(text).find()) {
                        without.add(key);
                    }
                });
        assertThat(without).isEmpty();
    }

    /// Leaving a plan cannot be undone: 退出 alone means that, and never signing out.
    @Test
    void signingOutIsNotCalledLeaving() throws IOException {
        Map<String, String> chinese = words("zh");

        assertThat(chinese.get("web.nav.signOut")).isEqualTo("退出登录");
        assertThat(chinese.get("accounts.settings.everywhere")).contains("退出登录");
    }

    /// A member who reads the number on one page finds it by the same word on every other.
    @Test
    void theNumberOfAnEnrolmentHasOneNameOnEveryPage() throws IOException {
        List<String> keys =
                List.of(
                        "enrolment.fact.number",
                        "rounds.receipt.enrolment",
                        "closing.certificate.enrolment",
                        "corrections.enrolment");

        assertThat(keys).extracting(words("en")::get).containsOnly("Enrolment number");
        assertThat(keys).extracting(words("zh")::get).containsOnly("加入编号");
    }

    private static Set<String> holes(String text) {
        Set<String> holes = new TreeSet<>();
        HOLE.matcher(text).results().forEach(hole -> holes.add(hole.group()));
        return holes;
    }

    @Test
    void everyKeyExistsAndEveryKeyIsUsed() throws IOException {
        Set<String> keys = words("zh").keySet();
        Set<String> modules = new HashSet<>();
        keys.forEach(key -> modules.add(key.replaceFirst("\\..*", "")));
        Set<String> used = used(modules);

        Set<String> unknown = new TreeSet<>(used);
        unknown.removeIf(key -> key.endsWith(".") || keys.contains(key));
        Set<String> unused = new TreeSet<>(keys);
        // Words of a status are looked up by its number, and each has a sentence beside it.
        unused.removeIf(key ->
                used.contains(key)
                        || used.stream().anyMatch(u -> u.endsWith(".") && key.startsWith(u)));
        assertThat(unknown).isEmpty();
        assertThat(unused).isEmpty();
    }

    /// Whoever reads the audit trail reads words, whatever module wrote the entry.
    @Test
    void everyActionOfTheAuditTrailHasWords() throws IOException {
        Pattern recorded =
                Pattern.compile("audit\\.(?:record|refused)\\(\\s*\\w+,\\s*\"([a-z -]+)\"");
        Set<String> keys = words("en").keySet();
        List<String> missing = new ArrayList<>();
        int seen = 0;
        for (Path source : sources()) {
            var found = recorded.matcher(Files.readString(source));
            while (found.find()) {
                seen++;
                String key = "accounts.did." + found.group(1).replace(' ', '-');
                if (!keys.contains(key)) {
                    missing.add(key);
                }
            }
        }
        assertThat(seen).isGreaterThan(15);
        assertThat(missing).isEmpty();
    }

    /// An outcome is written to the trail by the name of its type or constant.
    @Test
    void everyOutcomeInTheAuditTrailHasWords() throws IOException, ClassNotFoundException {
        List<String> outcomes = new ArrayList<>();
        for (String type :
                List.of(
                        "rounds.Approval",
                        "rounds.Rounds$Upheld",
                        "enrolment.ProposedCorrections$Outcome",
                        "enrolment.CorrectionKind")) {
            Class<?> of = Class.forName("org.tongzhou." + type);
            Object[] constants = of.getEnumConstants();
            Object[] all = constants == null ? of.getPermittedSubclasses() : constants;
            for (Object one : all) {
                outcomes.add(one instanceof Class<?> kind ? kind.getSimpleName() : one.toString());
            }
        }
        ClaimState.all().forEach(state -> outcomes.add(state.name()));
        for (Step step : Step.values()) {
            outcomes.add("approve " + step);
        }

        Set<String> keys = words("en").keySet();
        assertThat(outcomes).hasSizeGreaterThan(30);
        assertThat(outcomes)
                .map(one -> one.toLowerCase(Locale.ROOT).replaceAll("[ _]", "-"))
                .allMatch(one -> keys.contains("accounts.outcome." + one));
    }
}
