package org.tongzhou.members;

import java.util.ArrayDeque;
import java.util.Queue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Hands out person numbers, a block at a time: one trip to the database for many newcomers.
/// Numbers lost with a crash or a refusal are gaps, which do no harm.
@Component
class PersonNumbers {

    private static final String TAKE =
            "select nextval('members.person_number') as number from generate_series(1, 64)";

    private final JdbcClient jdbc;
    private final Queue<Long> block = new ArrayDeque<>();

    PersonNumbers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    synchronized long next() {
        Long next = block.poll();
        if (next != null) {
            return next;
        }
        block.addAll(jdbc.sql(TAKE).query(Long.class).list());
        return block.remove();
    }
}
