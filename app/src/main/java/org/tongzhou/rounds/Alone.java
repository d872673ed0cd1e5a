package org.tongzhou.rounds;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// Lets one server at a time do a piece of work; the others leave it to that one.
///
/// The lock belongs to a transaction of its own and ends with it, also when the server dies.
@Component
class Alone {

    private static final long LOCK = 0x726f756e6473L;

    private final JdbcClient jdbc;
    private final TransactionTemplate holding;
    private final TransactionTemplate apart;

    Alone(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.holding = new TransactionTemplate(transactions);
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
    }

    void run(Runnable work) {
        holding.executeWithoutResult(_ -> {
            boolean granted =
                    jdbc.sql("select pg_try_advisory_xact_lock(:lock)")
                            .param("lock", LOCK)
                            .query(Boolean.class)
                            .single();
            if (granted) {
                apart.executeWithoutResult(_ -> work.run());
            }
        });
    }
}
