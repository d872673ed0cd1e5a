package org.tongzhou.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.SortedSet;
import java.util.TreeSet;
import org.flywaydb.core.Flyway;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/// Migrates each module's schema from its own folder, `db/migration/<module>/`, with a history of
/// its own: modules change at their own pace.
///
/// `__root` comes first; the others are independent of each other, because no module touches
/// another's tables. Spring Modulith would do the same, but reads every class of the platform at
/// each start.
@Component
class ModuleMigrations implements FlywayMigrationStrategy {

    private static final String ROOT = "__root";
    private static final String FIRST_SCRIPTS = "classpath*:db/migration/*/V1__*.sql";

    @Override
    public void migrate(Flyway flyway) {
        SortedSet<String> modules = modules();
        if (!modules.remove(ROOT)) {
            throw new IllegalStateException("no migrations of " + ROOT);
        }
        migrate(flyway, ROOT, "flyway_schema_history");
        for (String module : modules) {
            migrate(flyway, module, "flyway_schema_history_" + module);
        }
    }

    private static void migrate(Flyway flyway, String module, String history) {
        Flyway.configure()
                .configuration(flyway.getConfiguration())
                .locations("classpath:db/migration/" + module)
                .table(history)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
    }

    private static SortedSet<String> modules() {
        SortedSet<String> modules = new TreeSet<>();
        try {
            var scripts = new PathMatchingResourcePatternResolver().getResources(FIRST_SCRIPTS);
            for (Resource script : scripts) {
                String[] path = script.getURL().getPath().split("/", -1);
                modules.add(path[path.length - 2]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return modules;
    }
}
