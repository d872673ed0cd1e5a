package org.tongzhou;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The migrated schema and the SQL of the platform obey what Citus asks of tables that are
/// distributed by folio. The script for operators says which those are.
class DistributionTest extends PlatformTest {

    private static final Path SCRIPT = Path.of("../docs/citus.sql");
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern DISTRIBUTED =
            Pattern.compile("create_distributed_table\\('([a-z_.]+)', 'folio'");
    private static final Pattern REFERENCE =
            Pattern.compile("create_reference_table\\('([a-z_.]+)'");
    private static final Pattern LOCAL =
            Pattern.compile("^-- local: ([a-z_.]+)", Pattern.MULTILINE);
    private static final Pattern TEXT_BLOCK = Pattern.compile("\"\"\"(.*?)\"\"\"", Pattern.DOTALL);
    private static final Pattern PLAIN_TEXT = Pattern.compile("\"([^\"\n]*)\"");

    private static final String WITH_FOLIO =
            """
            select c.table_schema || '.' || c.table_name
            from information_schema.columns c
                join information_schema.tables t using (table_schema, table_name)
            where c.column_name = 'folio' and t.table_type = 'BASE TABLE'
                and c.table_schema not in ('pg_catalog', 'information_schema')
            """;
    private static final String UNIQUE_WITHOUT_FOLIO =
            """
            select i.indexrelid::regclass::text
            from pg_index i
            where i.indisunique and i.indrelid = cast(:table as regclass)
                and not exists (
                    select from pg_attribute a
                    where a.attrelid = i.indrelid and a.attname = 'folio'
                        and a.attnum = any (i.indkey::int2[]))
            """;
    private static final String REFERS_TO =
            """
            select confrelid::regclass::text from pg_constraint
            where contype = 'f' and conrelid = cast(:table as regclass)
            """;

    /// How statements begin that ask all folios, and why they may: none is asked for a member.
    private static final Map<String, String> ASK_ALL_FOLIOS =
            Map.ofEntries(
                    Map.entry("LineRepository: select household", "each use adds its folio"),
                    Map.entry("UnpaidRepository: select household", "each use adds its folio"),
                    Map.entry("UnpaidRepository: update", "each use adds its folio"),
                    Map.entry("UnpaidRepository: delete", "each use adds its folio"),
                    Map.entry("Spans: select household", "each use adds its folio"),
                    Map.entry("BatchRepository: select folio, part", "once a run"),
                    Map.entry("BatchRepository: select exists", "once a tick"),
                    Map.entry("ClosingRepository: select folio", "once for a step of a closing"),
                    Map.entry("JudgedFolios: select folio", "once when a round closes"),
                    Map.entry("PoolWriteOffs: select", "once a strike"),
                    Map.entry("OverviewRepository: select", "pages of the staff"),
                    Map.entry("UnpaidRepository: select exists", "once a tick"),
                    Map.entry("UnpaidRepository: select distinct folio", "once a run"),
                    Map.entry("SettlementRepository: select", "once a day"),
                    Map.entry("LineSearch: select", "once a day"),
                    Map.entry("RoundRepository: select folio", "once a round and server"),
                    Map.entry("AdjustmentRepository: select", "once a strike"),
                    Map.entry("ProofRepository: select root", "the roots, one row a folio"),
                    Map.entry("ProofRepository: select folio", "once a tick of a struck round"),
                    Map.entry("AccountCheckRepository: select", "once a tick, a page at a time"));

    @Autowired private JdbcClient jdbc;

    @Test
    void everyTableWithAFolioIsDistributedByItOrStaysForAReason() {
        Set<String> placed = new TreeSet<>(tables(DISTRIBUTED));
        placed.addAll(tables(LOCAL));
        placed.addAll(tables(REFERENCE));

        Set<String> withFolio = new TreeSet<>();
        jdbc.sql(WITH_FOLIO)
                .query(row -> {
                    withFolio.add(row.getString(1));
                });

        assertThat(withFolio).hasSizeGreaterThan(15);
        assertThat(placed).containsAll(withFolio);
    }

    @Test
    void everyKeyOfADistributedTableHoldsTheFolio() {
        for (String table : tables(DISTRIBUTED)) {
            assertThat(strings(UNIQUE_WITHOUT_FOLIO, table)).as(table).isEmpty();
        }
    }

    @Test
    void noForeignKeyLeavesItsFolioButToATableThatEveryMachineHas() {
        Set<String> everywhere = tables(REFERENCE);
        for (String table : tables(DISTRIBUTED)) {
            assertThat(everywhere).as(table).containsAll(strings(REFERS_TO, table));
        }
        for (String table : everywhere) {
            assertThat(everywhere).as(table).containsAll(strings(REFERS_TO, table));
        }
    }

    @Test
    void everyStatementOnADistributedTableNamesItsFolio() {
        List<String> without = new ArrayList<>();
        int seen = 0;
        for (Path source : sources()) {
            for (String statement : statements(source)) {
                if (!touchesDistributed(statement)) {
                    continue;
                }
                seen++;
                String name = name(source, statement);
                boolean may = ASK_ALL_FOLIOS.keySet().stream().anyMatch(name::startsWith);
                if (!namesFolio(statement) && !may) {
                    without.add(name);
                }
            }
        }
        assertThat(seen).isGreaterThan(40);
        assertThat(without).isEmpty();
    }

    private static String name(Path source, String statement) {
        String file = source.getFileName().toString().replace(".java", "");
        return file + ": " + statement.replaceAll("\\s+", " ");
    }

    private static boolean touchesDistributed(String statement) {
        return tables(DISTRIBUTED).stream()
                .anyMatch(table ->
                        Pattern.compile("(from|join|update|into) " + table + "\\b")
                                .matcher(statement)
                                .find());
    }

    private static boolean namesFolio(String statement) {
        return statement.contains("insert into")
                || Pattern.compile("\\bfolio = (:folio|%d|\\w+\\.folio)").matcher(statement).find();
    }

    private static Set<String> tables(Pattern pattern) {
        Set<String> tables = new TreeSet<>();
        Matcher matcher = pattern.matcher(read(SCRIPT));
        while (matcher.find()) {
            tables.add(matcher.group(1));
        }
        assertThat(tables).isNotEmpty();
        return tables;
    }

    private static List<String> statements(Path source) {
        String text = read(source);
        List<String> statements = new ArrayList<>();
        Matcher blocks = TEXT_BLOCK.matcher(text);
        while (blocks.find()) {
            statements.add(blocks.group(1).strip());
        }
        Matcher plain = PLAIN_TEXT.matcher(blocks.replaceAll(""));
        while (plain.find()) {
            statements.add(plain.group(1));
        }
        return statements;
    }

    private static List<Path> sources() {
        try (Stream<Path> all = Files.walk(SOURCES)) {
            return all.filter(file -> file.toString().endsWith(".java")).toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> strings(String sql, String table) {
        List<String> found = new ArrayList<>();
        jdbc.sql(sql)
                .param("table", table)
                .query(row -> {
                    found.add(row.getString(1));
                });
        return found;
    }
}
