package org.tongzhou.books;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.tongzhou.books.JournalPage.BookedEntry;
import org.tongzhou.books.JournalPage.Place;
import org.tongzhou.web.BadInput;

/// The books for programs: plans, balances, the journal and closed months.
@RestController
@RequestMapping("/api/v1/books")
@PreAuthorize("hasAnyRole('FINANCE', 'AUDITOR')")
class BooksApi {

    private static final int MOST_ENTRIES = 500;

    private final Books books;
    private final JournalPages journal;
    private final Closing closing;

    BooksApi(Books books, JournalPages journal, Closing closing) {
        this.books = books;
        this.journal = journal;
        this.closing = closing;
    }

    record AccountBalance(String account, long balanceMinor) {}

    record BookedPosting(String account, long amountMinor) {}

    record JournalEntry(
            long entry,
            String ref,
            LocalDate day,
            String plan,
            String memo,
            List<BookedPosting> postings) {}

    /// `next` goes into `before` to go on; there is none after the oldest entry.
    record Journal(List<JournalEntry> entries, @Nullable String next) {}

    record ClosedMonth(String month) {}

    @GetMapping("/plans")
    List<String> plans() {
        return books.plans();
    }

    @GetMapping("/balances")
    List<AccountBalance> balances(@RequestParam String plan) {
        List<AccountBalance> balances = new ArrayList<>();
        books.balances(plan)
                .forEach((account, amount) -> balances.add(balance(account, amount.minor())));
        return balances;
    }

    private static AccountBalance balance(Account account, long minor) {
        return new AccountBalance(account.code(), minor);
    }

    @GetMapping("/journal")
    Journal journal(
            @RequestParam(defaultValue = "") String plan,
            @RequestParam(defaultValue = "") String before,
            @RequestParam(defaultValue = "100") int limit) {
        if (limit < 1 || limit > MOST_ENTRIES) {
            throw new BadInput("limit", "books.limit.bad", MOST_ENTRIES);
        }
        JournalPage page = journal.before(Place.of(before), plan, limit);
        return new Journal(
                page.entries().stream().map(BooksApi::entry).toList(),
                page.next() == null ? null : page.next().toString());
    }

    private static JournalEntry entry(BookedEntry booked) {
        Entry entry = booked.entry();
        List<BookedPosting> postings = new ArrayList<>();
        for (Entry.Posting posting : entry.postings()) {
            postings.add(new BookedPosting(posting.account().code(), posting.amount().minor()));
        }
        return new JournalEntry(
                booked.number(), entry.ref(), entry.day(), entry.plan(), entry.memo(), postings);
    }

    @GetMapping("/closed-months")
    List<ClosedMonth> closedMonths() {
        return books.closedPeriods().stream()
                .map(YearMonth::toString)
                .map(ClosedMonth::new)
                .toList();
    }

    /// Closes a month that is over, for ever.
    @PostMapping("/closed-months")
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasRole('FINANCE')")
    ClosedMonth close(
            @AuthenticationPrincipal org.tongzhou.accounts.Account by,
            @RequestBody ClosedMonth wanted) {
        YearMonth month = closing.month(wanted.month());
        closing.close(month, by.id());
        return new ClosedMonth(month.toString());
    }
}
