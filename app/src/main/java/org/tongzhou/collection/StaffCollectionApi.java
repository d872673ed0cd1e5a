package org.tongzhou.collection;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tongzhou.accounts.Account;
import org.tongzhou.web.Problems;
import org.tongzhou.web.Words;

/// Runs and differences for the programs of finance and audit.
@RestController
@PreAuthorize("hasAnyRole('FINANCE', 'AUDITOR')")
@RequestMapping("/api/v1/collection")
class StaffCollectionApi {

    private static final int PAGE = 50;

    private final OverviewRepository overview;
    private final Debits debits;
    private final CollectionDesk desk;

    StaffCollectionApi(OverviewRepository overview, Debits debits, CollectionDesk desk) {
        this.overview = overview;
        this.debits = debits;
        this.desk = desk;
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

    record NewResolution(@Nullable String reason) {}

    /// Runs with the sums of their batches, the newest first.
    @GetMapping("/runs")
    RunList runs(@RequestParam(defaultValue = "" + Integer.MAX_VALUE) int before) {
        var found = overview.runs(before, PAGE + 1);
        List<RunBody> page = found.stream().limit(PAGE).map(RunBody::of).toList();
        String next =
                found.size() > PAGE
                        ? "/api/v1/collection/runs?before=" + page.getLast().run()
                        : null;
        return new RunList(page, next);
    }

    /// Differences that nobody has resolved, the oldest first.
    @GetMapping("/differences")
    DifferenceList differences(@RequestParam(defaultValue = "0") long after) {
        List<Difference> found =
                debits.differences().stream().filter(one -> one.number() > after).toList();
        List<DifferenceBody> page =
                found.stream()
                        .limit(PAGE)
                        .map(one ->
                                new DifferenceBody(
                                        one.number(),
                                        one.foundOn(),
                                        one.ref(),
                                        one.what(),
                                        one.ours().minor(),
                                        one.theirs().minor()))
                        .toList();
        String next =
                found.size() > PAGE
                        ? "/api/v1/collection/differences?after=" + page.getLast().difference()
                        : null;
        return new DifferenceList(page, next);
    }

    @PreAuthorize("hasRole('FINANCE')")
    @PostMapping("/differences/{difference}/resolution")
    ResponseEntity<?> resolve(
            @AuthenticationPrincipal Account account,
            @PathVariable long difference,
            @RequestBody NewResolution wanted) {
        String reason = CollectionDesk.reason(wanted.reason());
        if (!desk.resolve(account, difference, reason)) {
            String sentence = Words.of("collection.difference.no");
            return ResponseEntity.status(HttpStatus.CONFLICT)
                    .body(Problems.of(HttpStatus.CONFLICT, sentence));
        }
        return ResponseEntity.noContent().build();
    }
}
