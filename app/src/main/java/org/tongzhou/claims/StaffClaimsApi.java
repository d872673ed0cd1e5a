package org.tongzhou.claims;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
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
import org.springframework.web.server.ResponseStatusException;
import org.tongzhou.accounts.Account;
import org.tongzhou.accounts.Audit;
import org.tongzhou.claims.ClaimJson.ClaimFileJson;
import org.tongzhou.claims.ClaimJson.ClaimPageJson;
import org.tongzhou.core.claim.RefusalReason;
import org.tongzhou.web.BadInput;
import org.tongzhou.web.Problems;

/// The work of staff, for programs.
@RestController
@PreAuthorize("hasAnyRole('REVIEWER', 'INVESTIGATOR', 'DOCTOR')")
@RequestMapping("/api/v1/staff/claims")
class StaffClaimsApi {

    private static final int PAGE = 100;

    private final Claims claims;
    private final PaperAnswers answers;
    private final Audit audit;

    StaffClaimsApi(Claims claims, PaperAnswers answers, Audit audit) {
        this.claims = claims;
        this.answers = answers;
        this.audit = audit;
    }

    /// @param step the last step that was seen
    record NewAct(
            @Nullable StaffAct act,
            int step,
            @Nullable RefusalReason reason,
            @Nullable String rule,
            @Nullable String note) {

        Act toAct() {
            if (act == null) {
                throw new BadInput("act", "claims.choose");
            }
            return new Act(
                    act,
                    step,
                    Optional.ofNullable(reason),
                    Optional.ofNullable(rule),
                    note == null ? "" : note);
        }
    }

    @GetMapping
    ClaimPageJson queue(
            @RequestParam(defaultValue = "1970-01-01T00:00:00Z") Instant due,
            @RequestParam(defaultValue = "0") long after) {
        List<ClaimView> found = claims.queue(due, after, PAGE + 1);
        List<ClaimJson> page = found.stream().limit(PAGE).map(ClaimJson::of).toList();
        String next =
                found.size() > PAGE
                        ? "/api/v1/staff/claims?due=%s&after=%d"
                                .formatted(page.getLast().dueAt(), page.getLast().claim())
                        : null;
        return new ClaimPageJson(page, next);
    }

    private ClaimView find(long claim) {
        return claims.find(claim)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @GetMapping("/{claim}")
    ClaimFileJson show(@AuthenticationPrincipal Account account, @PathVariable long claim) {
        ClaimView view = find(claim);
        audit.record(account, "look at claim", "claim " + claim, "");
        return ClaimFileJson.of(claims.file(view), true);
    }

    @GetMapping("/{claim}/papers/{number}")
    ResponseEntity<byte[]> paper(
            @AuthenticationPrincipal Account account,
            @PathVariable long claim,
            @PathVariable int number) {
        ClaimPaper paper = answers.find(find(claim), number);
        audit.record(account, "look at paper of claim", "claim " + claim, "paper " + number);
        return answers.answer(paper);
    }

    @PostMapping("/{claim}/steps")
    ResponseEntity<?> act(
            @AuthenticationPrincipal Account account,
            @PathVariable long claim,
            @RequestBody NewAct wanted) {
        find(claim);
        Acted acted = claims.act(claim, account, wanted.toAct());
        return switch (acted) {
            case Acted.Done(var view) -> ResponseEntity.ok(ClaimJson.of(view));
            case Acted.NotNow _ -> problem(HttpStatus.CONFLICT, acted);
            case Acted.SamePerson _, Acted.OwnCase _, Acted.NotYourRole _ ->
                    problem(HttpStatus.FORBIDDEN, acted);
            case Acted.RulesForbid _ -> problem(HttpStatus.UNPROCESSABLE_CONTENT, acted);
            case Acted.ReasonNotSo _ ->
                    throw new BadInput("reason", StaffClaimsController.key(acted));
        };
    }

    private static ResponseEntity<ProblemDetail> problem(HttpStatus status, Acted acted) {
        return ResponseEntity.status(status)
                .body(Problems.of(status, StaffClaimsController.sentence(acted)));
    }
}
