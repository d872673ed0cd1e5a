package org.tongzhou.rounds;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.tongzhou.accounts.Account;
import org.tongzhou.rounds.RoundJson.CaseBody;
import org.tongzhou.web.Refused;
import org.tongzhou.web.Slice;
import org.tongzhou.web.Words;

/// Published cases for programs, and objections to them.
@RestController
@RequestMapping("/api/v1/cases/{claim}")
class CasesApi {

    private final Rounds rounds;
    private final Notices notices;
    private final CaseRepository cases;
    private final RoundDesk desk;

    CasesApi(Rounds rounds, Notices notices, CaseRepository cases, RoundDesk desk) {
        this.rounds = rounds;
        this.notices = notices;
        this.cases = cases;
        this.desk = desk;
    }

    record NewReason(@Nullable String reason) {}

    record ObjectionBody(long byAccount, String reason, Instant at) {}

    record ObjectionList(List<ObjectionBody> objections, @Nullable String next) {}

    private PublishedCase published(long claim) {
        return rounds.publishedCase(claim).orElseThrow(() -> missing(claim));
    }

    private Refused missing(long claim) {
        return cases.withdrawnFrom(claim).isPresent()
                ? Refused.gone(Words.of("rounds.case.withdrawn"))
                : Refused.notFound();
    }

    private Round round(PublishedCase published) {
        return rounds.find(published.plan(), published.round()).orElseThrow();
    }

    @Operation(summary = "Show a published case")
    @GetMapping
    CaseBody one(@PathVariable long claim) {
        PublishedCase published = published(claim);
        return CaseBody.of(notices.of(round(published)), published);
    }

    @Operation(summary = "Object to a case while its window is open; one per account")
    @PreAuthorize("hasRole('MEMBER')")
    @PostMapping("/objections")
    @ResponseStatus(HttpStatus.CREATED)
    void object(
            @AuthenticationPrincipal Account account,
            @PathVariable long claim,
            @RequestBody NewReason wanted) {
        String reason = Reasons.of(wanted.reason());
        published(claim);
        switch (rounds.object(claim, account.id(), reason)) {
            case TAKEN -> {}
            case ALREADY -> throw Refused.conflict(Words.of("rounds.object.already"));
            case TOO_LATE -> throw Refused.conflict(Words.of("rounds.object.tooLate"));
        }
    }

    @Operation(summary = "List the objections to a case")
    @PreAuthorize("hasAnyRole('FINANCE', 'AUDITOR', 'REVIEWER')")
    @GetMapping("/objections")
    ObjectionList objections(
            @PathVariable long claim,
            @RequestParam(defaultValue = Slice.USUAL) int limit,
            @RequestParam(defaultValue = "0") long after) {
        PublishedCase published = published(claim);
        long from = Slice.after(after);
        var found =
                cases.objections(published.plan(), published.round()).stream()
                        .filter(one -> one.claim() == claim && one.number() > from)
                        .toList();
        var slice = Slice.of(found, limit, CaseRepository.Objection::number);
        return new ObjectionList(
                slice.as(one -> new ObjectionBody(one.byAccount(), one.reason(), one.at())),
                slice.next("/api/v1/cases/%d/objections".formatted(claim)));
    }

    @Operation(
            summary = "Take a case out of its round, since an objection was right",
            description = "Accepted (202) from the first person, done (204) with the second.")
    @PreAuthorize("hasRole('REVIEWER')")
    @PostMapping("/withdrawal")
    ResponseEntity<Void> withdraw(
            @AuthenticationPrincipal Account account,
            @PathVariable long claim,
            @RequestBody NewReason wanted) {
        String reason = Reasons.of(wanted.reason());
        Rounds.Upheld upheld = desk.uphold(account, round(published(claim)), claim, reason);
        return switch (upheld) {
            case PROPOSED -> ResponseEntity.accepted().build();
            case WITHDRAWN -> ResponseEntity.noContent().build();
            case SAME_PERSON, NO_OBJECTION, OWN_CASE, TOO_LATE ->
                    throw Refused.conflict(Words.of(StaffRoundsController.key(upheld)));
        };
    }
}
