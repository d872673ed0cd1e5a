package org.tongzhou.books;

import io.swagger.v3.oas.annotations.Operation;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
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
import org.tongzhou.web.Slice;

/// The books for programs: plans, balances, the journal and closed months.
@RestController
@RequestMapping(BooksApi.PATH)
@PreAuthorize("hasAnyRole('FINANCE', 'AUDITOR')")
class BooksApi {

    static final String PATH = "/api/v1/books";

    private final Books books;
    private final JournalPages journal;
    private final Closing closing;
    private final BookedPlans known;

    BooksApi(Books books, JournalPages journal, Closing closing, BookedPlans known) {
        this.books = books;
        this.journal = journal;
        this.closing = closing;
        this.known = known;
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

    /// The newest first; there is no next page after the oldest.
    record Journal(List<JournalEntry> entries, @Nullable String next) {}

    record PlanCodes(List<String> plans, @Nullable String next) {}

    record ClosedMonth(@Nullable String month) {}

    record ClosedMonths(List<ClosedMonth> months, @Nullable String next) {}

    @Operation(summary = "List the plans that have something booked")
    @GetMapping("/plans")
    PlanCodes plans(
            @RequestParam(defaultValue = Slice.USUAL) int limit,
            @RequestParam(defaultValue = "") String after) {
        var slice = Slice.within(books.plans(), limit, after, plan -> plan);
        return new PlanCodes(slice.page(), slice.next(PATH + "/plans"));
    }

    @Operation(summary = "Show the balances of a plan's accounts")
    @GetMapping("/balances")
    List<AccountBalance> balances(@RequestParam(defaultValue = "") String plan) {
        if (plan.isEmpty()) {
            throw new BadInput("plan", "books.plan.missing");
        }
        List<AccountBalance> balances = new ArrayList<>();
        books.balances(known.checked(plan))
                .forEach((account, amount) -> balances.add(balance(account, amount.minor())));
        return balances;
    }

    private static AccountBalance balance(Account account, long minor) {
        return new AccountBalance(account.code(), minor);
    }

    @Operation(
            summary = "List the journal, the newest entry first",
            description = "Of one plan, or of all where none is named.")
    @GetMapping("/journal")
    Journal journal(
            @RequestParam(defaultValue = "") String plan,
            @RequestParam(defaultValue = Slice.USUAL) int limit,
            @RequestParam(defaultValue = "") String after) {
        var found = journal.before(Place.of(after), known.checked(plan), Slice.toRead(limit));
        var slice = Slice.of(found.entries(), limit, Place::of);
        String query = "plan=" + URLEncoder.encode(plan, StandardCharsets.UTF_8);
        return new Journal(
                slice.as(BooksApi::entry),
                slice.next(PATH + "/journal" + (plan.isEmpty() ? "" : "?" + query)));
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

    @Operation(summary = "List the months that are closed")
    @GetMapping("/closed-months")
    ClosedMonths closedMonths(
            @RequestParam(defaultValue = Slice.USUAL) int limit,
            @RequestParam(defaultValue = "") String after) {
        var slice = Slice.within(books.closedPeriods(), limit, after, month -> month);
        return new ClosedMonths(
                slice.as(month -> new ClosedMonth(month.toString())),
                slice.next(PATH + "/closed-months"));
    }

    @Operation(summary = "Close a month that is over, for ever")
    @PostMapping("/closed-months")
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasRole('FINANCE')")
    ClosedMonth close(
            @AuthenticationPrincipal org.tongzhou.accounts.Account by,
            @RequestBody ClosedMonth wanted) {
        String typed = wanted.month();
        YearMonth month = closing.month(typed == null ? "" : typed);
        closing.close(month, by.id());
        return new ClosedMonth(month.toString());
    }
}
