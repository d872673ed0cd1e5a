package org.tongzhou.books;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tongzhou.core.money.Amount;
import org.tongzhou.gate.Gate;

/// The door to the ledger.
@Component
public class Books {

    private static final String INSERT_ENTRY =
            """
            insert into books.entry (ref, booked_on, plan, memo)
            values (:ref, :day, :plan, :memo)
            returning entry
            """;
    private static final String INSERT_POSTING =
            """
            insert into books.posting (entry, line, account, amount_minor)
            values (?, ?, ?, ?)
            """;
    private static final String BALANCES =
            """
            select p.account, sum(p.amount_minor) as amount_minor
            from books.posting p join books.entry e using (entry)
            where e.plan = :plan
            group by p.account
            """;
    private static final String JOURNAL =
            """
            select e.entry, e.ref, e.booked_on, e.plan, e.memo, p.account, p.amount_minor
            from books.entry e join books.posting p using (entry)
            order by e.booked_on, e.ref, p.line
            """;
    private static final String POSTED_TO =
            """
            select p.amount_minor
            from books.entry e join books.posting p using (entry)
            where e.ref in (:refs) and e.plan = :plan and p.account = :account
            """;
    private static final String PLANS = "select distinct plan from books.entry order by plan";
    private static final String CLOSE_PERIOD =
            """
            insert into books.closed_period (month, closed_at, closed_by)
            values (:month, :at, :by)
            on conflict (month) do nothing
            """;
    private static final String UNSETTLED =
            "select exists (select from books.unsettled where month = :month)";
    private static final String CLOSED_PERIODS =
            "select month from books.closed_period order by month";

    private static final Map<String, Account> BY_CODE =
            Arrays.stream(Account.values())
                    .collect(Collectors.toMap(Account::code, Function.identity()));

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final Gate gate;

    Books(JdbcClient jdbc, JdbcTemplate batch, Gate gate) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.gate = gate;
    }

    /// Posts an entry within the caller's transaction; an entry of nothing but zeros is left out.
    ///
    /// @throws IllegalStateException if it does not balance
    @Transactional(propagation = Propagation.MANDATORY)
    public void post(Entry entry) {
        if (!entry.balances()) {
            throw new IllegalStateException("entry does not balance: " + entry);
        }
        if (entry.postings().isEmpty()) {
            return;
        }
        long number =
                jdbc.sql(INSERT_ENTRY)
                        .param("ref", entry.ref())
                        .param("day", entry.day())
                        .param("plan", entry.plan())
                        .param("memo", entry.memo())
                        .query(Long.class)
                        .single();
        short line = 0;
        for (Entry.Posting posting : entry.postings()) {
            String account = posting.account().code();
            batch.update(INSERT_POSTING, number, ++line, account, posting.amount().minor());
        }
    }

    /// The balance of every account of a plan: debits less credits.
    public Map<Account, Amount> balances(String plan) {
        Map<Account, Amount> balances = new EnumMap<>(Account.class);
        for (Account account : Account.values()) {
            balances.put(account, Amount.ZERO);
        }
        jdbc.sql(BALANCES)
                .param("plan", plan)
                .query(row -> {
                    Account account = account(row.getString("account"));
                    balances.put(account, new Amount(row.getLong("amount_minor")));
                });
        return balances;
    }

    /// What the entry `ref`, or its parts `ref/plan`, posted to an account, by plan.
    public Map<String, Amount> postedTo(Account account, String ref) {
        Map<String, Amount> posted = new TreeMap<>();
        for (String plan : plans()) {
            jdbc.sql(POSTED_TO)
                    .param("refs", List.of(ref, ref + "/" + plan))
                    .param("plan", plan)
                    .param("account", account.code())
                    .query(row -> {
                        posted.put(plan, new Amount(row.getLong("amount_minor")));
                    });
        }
        return posted;
    }

    /// Plans that have entries, by code.
    public List<String> plans() {
        return jdbc.sql(PLANS).query((row, _) -> row.getString("plan")).list();
    }

    /// One posting of the journal with its entry.
    public record Line(
            long entry,
            String ref,
            LocalDate day,
            String plan,
            String memo,
            Account account,
            Amount amount) {}

    /// Streams the journal in order of days and refs: the same books read the same, whichever of
    /// several threads posted first.
    @Transactional(readOnly = true)
    public void journal(Consumer<Line> reader) {
        jdbc.sql(JOURNAL)
                .withFetchSize(1_000)
                .query(row -> {
                    reader.accept(
                            new Line(
                                    row.getLong("entry"),
                                    row.getString("ref"),
                                    row.getObject("booked_on", LocalDate.class),
                                    row.getString("plan"),
                                    row.getString("memo"),
                                    account(row.getString("account")),
                                    new Amount(row.getLong("amount_minor"))));
                });
    }

    /// Whether something that was booked in the month still waits for its settlement, whose entry
    /// may belong to the month too.
    public boolean waitsForSettlement(YearMonth month) {
        return jdbc.sql(UNSETTLED).param("month", month.atDay(1)).query(Boolean.class).single();
    }

    /// Closes a month for ever: the database waits for what is being posted in it, and takes no
    /// more entries for its days. It refuses a month that waits for a settlement.
    @Transactional
    public void closePeriod(YearMonth month, long byAccount) {
        jdbc.sql(CLOSE_PERIOD)
                .param("month", month.atDay(1))
                .param("at", Timestamp.from(gate.now()))
                .param("by", byAccount)
                .update();
    }

    public List<YearMonth> closedPeriods() {
        return jdbc.sql(CLOSED_PERIODS)
                .query((row, _) -> YearMonth.from(row.getObject("month", LocalDate.class)))
                .list();
    }

    /// Whether a month takes no more entries.
    public boolean isClosed(YearMonth month) {
        return closedPeriods().contains(month);
    }

    static Account account(String code) {
        Account account = BY_CODE.get(code);
        if (account == null) {
            throw new IllegalStateException("no account " + code);
        }
        return account;
    }
}
