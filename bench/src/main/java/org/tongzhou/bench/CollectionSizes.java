package org.tongzhou.bench;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/// How many bytes each table takes that collecting a round writes to, with its keys.
record CollectionSizes(Map<String, Long> bytes) {

    private static final String SIZES =
            """
            select schemaname || '.' || relname as name, pg_total_relation_size(relid) as bytes
            from pg_stat_user_tables where schemaname in ('collection', 'books', 'rounds')
            """;

    static CollectionSizes of(JdbcClient jdbc) {
        Map<String, Long> bytes = new TreeMap<>();
        jdbc.sql(SIZES)
                .query(row -> {
                    bytes.put(row.getString("name"), row.getLong("bytes"));
                });
        return new CollectionSizes(bytes);
    }

    /// What each table has grown by, and all of them.
    Map<String, Long> since(CollectionSizes before) {
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
