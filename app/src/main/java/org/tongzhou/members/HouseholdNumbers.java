package org.tongzhou.members;

import java.util.ArrayDeque;
import java.util.Queue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongzhou.core.round.Folio;

/// Hands out household numbers from several open folios in turn, so that the newest page of the
/// roster is not a hot spot. A server takes a block at a time; numbers lost with a crash are gaps,
/// which do no harm.
@Component
class HouseholdNumbers {

    private static final int OPEN_FOLIOS = 4;
    private static final String TAKE =
            "select nextval('members.household_number') as taken from generate_series(1, 64)";
    private static final String LAST =
            "select case when is_called then last_value else -1 end from members.household_number";

    private final JdbcClient jdbc;
    private final Queue<Long> block = new ArrayDeque<>();

    HouseholdNumbers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    synchronized long next() {
        if (block.isEmpty()) {
            block.addAll(jdbc.sql(TAKE).query(Long.class).list());
        }
        return household(block.remove());
    }

    /// The household number for the n-th number taken from 0: one of four folios after the other.
    static long household(long taken) {
        long place = taken / OPEN_FOLIOS;
        long folio = place / Folio.HOUSEHOLDS * OPEN_FOLIOS + taken % OPEN_FOLIOS;
        return Folio.firstHousehold(Math.toIntExact(folio)) + place % Folio.HOUSEHOLDS;
    }

    /// The highest folio that is open or was; -1 where there is none yet.
    int lastFolio() {
        long last = jdbc.sql(LAST).query(Long.class).single();
        if (last < 0) {
            return -1;
        }
        return Math.toIntExact((last / OPEN_FOLIOS / Folio.HOUSEHOLDS + 1) * OPEN_FOLIOS - 1);
    }
}
