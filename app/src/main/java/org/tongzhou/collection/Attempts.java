package org.tongzhou.collection;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.CannotCreateTransactionException;

/// Work of which no part needs that another was done: each is tried again with the next tick.
final class Attempts {

    private @Nullable RuntimeException first;

    void at(Runnable part) {
        try {
            part.run();
        } catch (RuntimeException e) {
            if (isWithoutDatabase(e)) {
                throw e;
            }
            if (first == null) {
                first = e;
            } else {
                first.addSuppressed(e);
            }
        }
    }

    /// Connection exceptions and shutdowns (SQLSTATE classes 08 and 57P): nothing can be done then.
    private static boolean isWithoutDatabase(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState().startsWith("08") || sql.getSQLState().startsWith("57P");
            }
        }
        return e instanceof CannotCreateTransactionException;
    }

    /// @throws RuntimeException what stopped the first of those that could not go on
    void end() {
        if (first != null) {
            throw first;
        }
    }
}
