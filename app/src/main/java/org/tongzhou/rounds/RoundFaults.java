package org.tongzhou.rounds;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/// A step of a round cannot be done because of what lies in some of its folios.
///
/// The other folios of the step are done; these are tried again with the next tick, until their
/// rows are mended.
final class RoundFaults extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// What is wrong with a folio; [#WHOLE] where no single one is to blame.
    record Fault(int folio, String what) {

        private static final int LONGEST = 500;

        Fault {
            what = what.substring(0, Math.min(what.length(), LONGEST));
        }

        static Fault of(int folio, RuntimeException cause) {
            return new Fault(folio, cause.getClass().getSimpleName() + ": " + cause.getMessage());
        }
    }

    static final int WHOLE = -1;

    private final transient List<Fault> faults;

    RoundFaults(List<Fault> faults) {
        super(faults.stream().map(Fault::toString).collect(Collectors.joining("; ")));
        this.faults = List.copyOf(faults);
    }

    List<Fault> faults() {
        return faults;
    }

    /// The faults that an exception tells of.
    static List<Fault> in(RuntimeException e) {
        return e instanceof RoundFaults known ? known.faults() : List.of(Fault.of(WHOLE, e));
    }

    /// Whether it is the fault of no round: the database is away or busy, or another server was
    /// faster. Then nothing goes on, and nothing is said of a round.
    static boolean isOutside(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof TransientDataAccessException
                    || cause instanceof RecoverableDataAccessException
                    || cause instanceof DataAccessResourceFailureException
                    || cause instanceof NonTransientDataAccessResourceException
                    || cause instanceof TransactionException) {
                return true;
            }
        }
        return false;
    }
}
