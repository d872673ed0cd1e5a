package org.tongzhou.collection;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Holds a folio's open amounts until the transaction ends.
///
/// Whether a row is in flight is derived from the batches of its folio, so whoever changes either
/// takes this lock first and then looks, in a statement of its own: its snapshot is younger than
/// the lock. Who takes several takes the lowest folio first.
@Component
class FolioLock {

    // "coll" in the first half of the lock's number keeps it apart from other locks.
    private static final String TAKE = "select 1 from pg_advisory_xact_lock(1668246636, :folio)";
    private static final String TRY = "select pg_try_advisory_xact_lock(1668246636, :folio)";

    private final JdbcClient jdbc;

    FolioLock(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void take(int folio) {
        jdbc.sql(TAKE).param("folio", folio).query(Integer.class).single();
    }

    /// Takes it unless somebody else has it.
    boolean tryToTake(int folio) {
        return jdbc.sql(TRY).param("folio", folio).query(Boolean.class).single();
    }
}
