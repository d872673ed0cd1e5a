package org.tongzhou.books;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;
import org.tongzhou.books.JournalPage.BookedEntry;
import org.tongzhou.books.JournalPage.Place;
import org.tongzhou.core.money.Amount;
import org.tongzhou.web.Form;
import org.tongzhou.web.Form.Parsed;
import org.tongzhou.web.Formats;
import org.tongzhou.web.Pages;
import org.tongzhou.web.Words;

/// The books for finance and auditors: balances of each plan, the journal, and closing a month.
@Controller
@PreAuthorize("hasAnyRole('FINANCE', 'AUDITOR')")
class BooksController {

    private static final String PAGE = "books/books";
    private static final String PATH = "/staff/books";
    private static final String CURRENCY = "CNY";
    private static final int ENTRIES = 25;

    private final Books books;
    private final JournalPages journal;
    private final Closing closing;
    private final BookedPlans known;

    BooksController(Books books, JournalPages journal, Closing closing, BookedPlans known) {
        this.books = books;
        this.journal = journal;
        this.closing = closing;
        this.known = known;
    }

    /// An account and its balance in each plan, in the order of `plans`.
    record BalanceRow(String account, List<String> balances) {}

    record PostingRow(String account, String debit, String credit) {}

    record EntryRow(String day, String ref, String plan, String memo, List<PostingRow> postings) {}

    record PlanColumn(String code, String title) {}

    record BooksPage(
            List<PlanColumn> plans,
            List<BalanceRow> balances,
            List<EntryRow> entries,
            @Nullable String first,
            @Nullable String next,
            List<String> closed,
            boolean mayClose,
            Form form) {}

    @GetMapping(PATH)
    ModelAndView show(
            @AuthenticationPrincipal org.tongzhou.accounts.Account by,
            @RequestParam(defaultValue = "") String plan,
            @RequestParam(defaultValue = "") String before) {
        if (!known.isOne(plan)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return Pages.show(PAGE, page(by, plan, before, Form.EMPTY));
    }

    @PostMapping(PATH + "/close")
    @PreAuthorize("hasRole('FINANCE')")
    ModelAndView close(@AuthenticationPrincipal org.tongzhou.accounts.Account by, Form form) {
        Parsed<YearMonth> parsed =
                form.parse(fields -> {
                    var month = fields.value("month", closing::month);
                    boolean sure = form.has("sure", "true");
                    fields.check(sure, "sure", "books.close.sure.missing");
                    return month;
                });
        return switch (parsed) {
            case Parsed.Bad(var wrong) -> Pages.refused(PAGE, page(by, "", "", wrong));
            case Parsed.Good(var month) -> {
                closing.close(month, by.id());
                yield Pages.next(PATH);
            }
        };
    }

    private BooksPage page(
            org.tongzhou.accounts.Account by, String plan, String before, Form form) {
        List<String> plans = books.plans();
        JournalPage found = journal.before(Place.of(before), plan, ENTRIES);
        return new BooksPage(
                plans.stream().map(one -> new PlanColumn(one, known.title(one))).toList(),
                balances(plans),
                found.entries().stream().map(this::row).toList(),
                before.isEmpty() ? null : link(plan, ""),
                found.next() == null ? null : link(plan, found.next().toString()),
                books.closedPeriods().stream().map(YearMonth::toString).toList(),
                by.has(org.tongzhou.accounts.Role.FINANCE),
                form);
    }

    private static String link(String plan, String before) {
        return UriComponentsBuilder.fromPath(PATH)
                .queryParam("plan", "{plan}")
                .queryParam("before", "{before}")
                .encode()
                .buildAndExpand(plan, before)
                .toUriString();
    }

    private List<BalanceRow> balances(List<String> plans) {
        List<Map<Account, Amount>> all = plans.stream().map(books::balances).toList();
        List<BalanceRow> rows = new ArrayList<>();
        for (Account account : Account.values()) {
            List<String> row = new ArrayList<>();
            for (Map<Account, Amount> balances : all) {
                row.add(money(balances.getOrDefault(account, Amount.ZERO)));
            }
            rows.add(new BalanceRow(account.title(), row));
        }
        return rows;
    }

    private EntryRow row(BookedEntry booked) {
        Entry entry = booked.entry();
        List<PostingRow> postings = new ArrayList<>();
        for (Entry.Posting posting : entry.postings()) {
            Amount amount = posting.amount();
            String debit = amount.isPositive() ? money(amount) : "";
            String credit = amount.isPositive() ? "" : money(amount.negated());
            postings.add(new PostingRow(posting.account().title(), debit, credit));
        }
        return new EntryRow(
                Formats.day(entry.day()),
                entry.ref(),
                known.title(entry.plan()),
                what(entry),
                postings);
    }

    /// What was booked, in words; as it was noted where it is none of the usual.
    private static String what(Entry entry) {
        String key = "books.entry." + entry.ref().replaceFirst("/.*", "");
        return Words.has(key) ? Words.of(key) : entry.memo();
    }

    private static String money(Amount amount) {
        return Formats.money(amount, CURRENCY);
    }
}
