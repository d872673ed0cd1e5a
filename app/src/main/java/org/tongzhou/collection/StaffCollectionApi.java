package org.tongzhou.collection;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.tongzhou.accounts.Account;
import org.tongzhou.collection.CollectionApi.PayoutBody;
import org.tongzhou.collection.CollectionApi.PayoutList;
import org.tongzhou.collection.PayoutRepository.Place;
import org.tongzhou.web.BadInput;
import org.tongzhou.web.Refused;
import org.tongzhou.web.Slice;
import org.tongzhou.web.Words;

/// Runs and differences for the programs of finance and audit.
@RestController
@PreAuthorize("hasAnyRole('FINANCE', 'AUDITOR')")
@RequestMapping(StaffCollectionApi.PATH)
class StaffCollectionApi {

    static final String PATH = "/api/v1/collection";
    private static final Pattern PLACE = Pattern.compile("([\\w/.-]+)-(\\d{1,4})");

    private final OverviewRepository overview;
    private final OpenTotals open;
    private final Debits debits;
    private final PayoutRepository payouts;
    private final CollectionDesk desk;
    private final Wallets wallets;
    private final DailyCheck check;

    StaffCollectionApi(
            OverviewRepository overview,
            OpenTotals open,
            Debits debits,
            PayoutRepository payouts,
            CollectionDesk desk,
            Wallets wallets,
            DailyCheck check) {
        this.overview = overview;
        this.open = open;
        this.debits = debits;
        this.payouts = payouts;
        this.desk = desk;
        this.wallets = wallets;
        this.check = check;
    }

    record RunBody(
            int run,
            LocalDate day,
            Run.Kind kind,
            boolean finished,
            int batches,
            int answered,
            long instructions,
            long totalMinor,
            long taken,
            long takenMinor) {

        static RunBody of(OverviewRepository.RunTotal run) {
            return new RunBody(
                    run.run(),
                    run.day(),
                    run.kind(),
                    run.isFinished(),
                    run.batches(),
                    run.answered(),
                    run.instructions(),
                    run.total().minor(),
                    run.taken(),
                    run.takenSum().minor());
        }
    }

    record RunList(List<RunBody> runs, @Nullable String next) {}

    record DifferenceBody(
            long difference,
            LocalDate foundOn,
            String ref,
            String what,
            long oursMinor,
            long theirsMinor) {}

    record DifferenceList(List<DifferenceBody> differences, @Nullable String next) {}

    record OpenBody(String plan, Line.State state, long lines, long openMinor) {}

    /// @param bearer who bears the loss
    record WrittenOffBody(String plan, String bearer, long lines, long amountMinor) {}

    record TotalsBody(List<OpenBody> open, List<WrittenOffBody> writtenOff) {}

    /// @param plan the plan's code, or `*` for all plans together
    /// @param differsSince the first day of the difference; none if there is none
    record ComparisonBody(
            String plan,
            String account,
            long bookedMinor,
            long derivedMinor,
            @Nullable LocalDate differsSince) {}

    /// @param checkedAt when they were compared; none if they never were
    record BooksCheckBody(@Nullable Instant checkedAt, List<ComparisonBody> comparisons) {

        static BooksCheckBody of(DailyCheck.Report report) {
            return new BooksCheckBody(
                    report.checkedAt(),
                    report.comparisons().stream()
                            .map(one ->
                                    new ComparisonBody(
                                            one.plan(),
                                            one.account(),
                                            one.booked().minor(),
                                            one.derived().minor(),
                                            one.differsSince()))
                            .toList());
        }
    }

    record NewResolution(@Nullable String reason) {}

    @Operation(summary = "List runs with the sums of their batches, the newest first")
    @GetMapping("/runs")
    RunList runs(
            @RequestParam(defaultValue = Slice.USUAL) int limit,
            @RequestParam(defaultValue = Slice.NEWEST) long after) {
        var found = overview.runs(Slice.afterInt(after), Slice.toRead(limit));
        var slice = Slice.of(found, limit, OverviewRepository.RunTotal::run);
        return new RunList(slice.as(RunBody::of), slice.next(PATH + "/runs"));
    }

    @Operation(summary = "List differences that nobody has resolved, the oldest first")
    @GetMapping("/differences")
    DifferenceList differences(
            @RequestParam(defaultValue = Slice.USUAL) int limit,
            @RequestParam(defaultValue = "0") long after) {
        long from = Slice.after(after);
        var found = debits.differences().stream().filter(one -> one.number() > from).toList();
        var slice = Slice.of(found, limit, Difference::number);
        return new DifferenceList(
                slice.as(StaffCollectionApi::body), slice.next(PATH + "/differences"));
    }

    private static DifferenceBody body(Difference one) {
        return new DifferenceBody(
                one.number(),
                one.foundOn(),
                one.ref(),
                one.what(),
                one.ours().minor(),
                one.theirs().minor());
    }

    @Operation(summary = "Show what is open and what was written off, by plan")
    @GetMapping("/totals")
    TotalsBody totals() {
        return new TotalsBody(
                open.all().stream()
                        .map(one ->
                                new OpenBody(
                                        wallets.plan(one.plan()).code(),
                                        one.state(),
                                        one.lines(),
                                        one.open().minor()))
                        .toList(),
                overview.writtenOff().stream()
                        .map(one ->
                                new WrittenOffBody(
                                        wallets.plan(one.plan()).code(),
                                        one.bearer(),
                                        one.lines(),
                                        one.amount().minor()))
                        .toList());
    }

    @Operation(summary = "Show books, channel and bank as they were last compared")
    @GetMapping("/books-check")
    BooksCheckBody booksCheck() {
        return check.last().map(BooksCheckBody::of).orElse(new BooksCheckBody(null, List.of()));
    }

    @Operation(summary = "List payouts of all households that have not arrived")
    @GetMapping("/waiting-payouts")
    PayoutList waitingPayouts(
            @RequestParam(defaultValue = Slice.USUAL) int limit,
            @RequestParam(defaultValue = "") String after) {
        List<OwedPayout> found = payouts.waiting(place(after), Slice.toRead(limit));
        var slice = Slice.of(found, limit, OwedPayout::channelId);
        return new PayoutList(
                slice.as(one -> PayoutBody.of(one, wallets.plan(one.plan()).code())),
                slice.next(PATH + "/waiting-payouts"));
    }

    private static Place place(String after) {
        if (after.isEmpty()) {
            return Place.BEFORE_ALL;
        }
        Matcher place = PLACE.matcher(after);
        if (!place.matches()) {
            throw new BadInput("after", "web.after.bad");
        }
        return new Place(place.group(1), Integer.parseInt(place.group(2)));
    }

    @Operation(summary = "Resolve a difference, with a reason")
    @PreAuthorize("hasRole('FINANCE')")
    @PostMapping("/differences/{difference}/resolution")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void resolve(
            @AuthenticationPrincipal Account account,
            @PathVariable long difference,
            @RequestBody NewResolution wanted) {
        String reason = CollectionDesk.reason(wanted.reason());
        if (!desk.resolve(account, difference, reason)) {
            throw Refused.conflict(Words.of("collection.difference.no"));
        }
    }
}
