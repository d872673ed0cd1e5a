package org.tongzhou.books;

import java.io.PrintWriter;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tongzhou.core.money.Amount;

/// Writes the journal in hledger's format, so that a program we did not write can check the books.
///
/// Every entry is a transaction with its ref as code; every account has the plan as its last part
/// (`assets:bank:xiang-hu-bao`), so that `hledger balance` shows each plan, and `--depth` or a
/// query by name adds them up.
///
/// @see <a href="https://hledger.org/hledger.html#journal">hledger's journal format</a>
@Component
public class HledgerJournal {

    private static final String COMMODITY = "CNY";

    private final Books books;

    HledgerJournal(Books books) {
        this.books = books;
    }

    /// The account of a plan as hledger knows it.
    public static String account(Account account, String plan) {
        return account.code() + ":" + plan;
    }

    /// Writes all entries, or those of one plan, in order of days and refs.
    public void write(PrintWriter out, Optional<String> plan) {
        out.println("; The books of Tongzhou: debits are positive, credits negative.");
        out.println("decimal-mark .");
        out.println("commodity " + COMMODITY + " 1000.00");
        for (String known : books.plans()) {
            if (plan.isEmpty() || plan.get().equals(known)) {
                for (Account account : Account.values()) {
                    out.println("account " + account(account, known));
                }
            }
        }
        Lines lines = new Lines(out);
        books.journal(line -> {
            if (plan.isEmpty() || plan.get().equals(line.plan())) {
                lines.write(line);
            }
        });
        out.flush();
        if (out.checkError()) {
            throw new IllegalStateException("the journal could not be written to its end");
        }
    }

    /// Opens a transaction where a new entry begins.
    private static final class Lines {

        private final PrintWriter out;
        private long entry = -1;

        Lines(PrintWriter out) {
            this.out = out;
        }

        void write(Books.Line line) {
            if (line.entry() != entry) {
                entry = line.entry();
                out.println();
                out.println(
                        "%s * (%s) %s".formatted(line.day(), code(line.ref()), text(line.memo())));
            }
            out.println("    " + account(line.account(), line.plan()) + "  " + sum(line.amount()));
        }

        private static String sum(Amount amount) {
            return COMMODITY + " " + amount;
        }

        /// A code ends at the first bracket.
        private static String code(String ref) {
            return text(ref).replace('(', '[').replace(')', ']');
        }

        /// A description ends with the line, and a semicolon would begin a comment.
        private static String text(String memo) {
            return memo.replaceAll("\\s+", " ").replace(';', ',').strip();
        }
    }
}
