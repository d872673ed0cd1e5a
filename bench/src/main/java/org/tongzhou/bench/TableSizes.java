package org.tongzhou.bench;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/// How many bytes each table takes, with its keys and what lies beside it.
record TableSizes(Map<String, Long> bytes) {

    /// Memberships are written by the bench, for those whose cover may end; a platform has them.
    private static final String SIZES =
            """
            select schemaname || '.' || relname as name, pg_total_relation_size(relid) as bytes
            from pg_stat_user_tables
            where schemaname <> 'bench' and (schemaname, relname) <> ('enrolment', 'membership')
            """;

    static TableSizes of(JdbcClient jdbc) {
        Map<String, Long> bytes = new TreeMap<>();
        jdbc.sql(SIZES)
                .query(row -> {
                    bytes.put(row.getString("name"), row.getLong("bytes"));
                });
        return new TableSizes(bytes);
    }

    /// What each table has grown by, and all of them.
    Map<String, Long> since(TableSizes before) {
        Map<String, Long> grown = new TreeMap<>();
        bytes.forEach((table, now) -> grown.put(table, now - before.of(table)));
        grown.values().removeIf(more -> more == 0);
        grown.put("all", grown.values().stream().mapToLong(Long::longValue).sum());
        return grown;
    }

    private long of(String table) {
        return bytes.getOrDefault(table, 0L);
    }
}
