package org.tongzhou.database;

import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// The transactions of the platform, and what is left for the moment after them.
///
/// What must stay where a transaction is rolled back needs a connection of its own. Taken inside,
/// it would be a second one while the first is held, and as many such requests at once as the pool
/// has connections wait for each other. So it is done when the first has been given back, before
/// whoever asked has an answer.
@Component("transactionManager")
public class Afterwards extends JdbcTransactionManager {

    private static final ThreadLocal<List<Runnable>> LEFT = ThreadLocal.withInitial(ArrayList::new);

    Afterwards(DataSource database) {
        super(database);
    }

    /// Does something once the transaction under way has ended, either way, and its connection is
    /// given back; at once where there is none. If that fails, so does what the transaction was
    /// for.
    public void afterwards(Runnable work) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            work.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    // Here the connection is still held.
                    @Override
                    public void afterCompletion(int status) {
                        LEFT.get().add(work);
                    }
                });
    }

    @Override
    protected void doCleanupAfterCompletion(Object transaction) {
        super.doCleanupAfterCompletion(transaction);
        List<Runnable> left = List.copyOf(LEFT.get());
        LEFT.remove();
        left.forEach(Runnable::run);
    }
}
