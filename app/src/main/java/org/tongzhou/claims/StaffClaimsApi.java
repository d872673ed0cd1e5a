package org.tongzhou.claims;

import io.swagger.v3.oas.annotations.Operation;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
import org.tongzhou.accounts.Audit;
import org.tongzhou.claims.ClaimJson.ClaimFileJson;
import org.tongzhou.claims.ClaimJson.ClaimPageJson;
import org.tongzhou.core.claim.RefusalReason;
import org.tongzhou.members.Relatives;
import org.tongzhou.web.BadInput;
import org.tongzhou.web.Refused;
import org.tongzhou.web.Slice;

/// The work of staff, for programs.
@RestController
@PreAuthorize("hasAnyRole('REVIEWER', 'INVESTIGATOR', 'DOCTOR', 'AUDITOR')")
@RequestMapping("/api/v1/staff/claims")
class StaffClaimsApi {

    private final Claims claims;
    private final Relatives relatives;
    private final PaperAnswers answers;
    private final ClaimBodies bodies;
    private final Audit audit;

    StaffClaimsApi(
            Claims claims,
            Relatives relatives,
            PaperAnswers answers,
            ClaimBodies bodies,
            Audit audit) {
        this.claims = claims;
        this.relatives = relatives;
        this.answers = answers;
        this.bodies = bodies;
        this.audit = audit;
    }

    /// @param step the last step that was seen
    /// @param explanation why a claim is to be refused, in words that the claimant reads
    record NewAct(
            @Nullable StaffAct act,
            @Nullable Integer step,
            @Nullable RefusalReason reason,
            @Nullable String rule,
            @Nullable String note,
            @Nullable String explanation) {

        Act toAct() {
            if (act == null) {
                throw new BadInput("act", "claims.choose");
            }
            if (step == null) {
                throw new BadInput("step", "claims.step.missing");
            }
            return new Act(
                    act,
                    step,
                    Optional.ofNullable(reason),
                    Optional.ofNullable(rule),
                    note == null ? "" : note,
                    explanation == null ? "" : explanation);
        }
    }

    @Operation(summary = "List the claims that wait for staff, the most urgent first")
    @GetMapping
    ClaimPageJson queue(
            @RequestParam(defaultValue = Slice.USUAL) int limit,
            @RequestParam(defaultValue = "") String after) {
        QueuePlace place = QueuePlace.of(after);
        var found = claims.queue(place.due(), place.claim(), Slice.toRead(limit));
        var slice = Slice.of(found, limit, QueuePlace::of);
        return new ClaimPageJson(slice.as(bodies::of), slice.next("/api/v1/staff/claims"));
    }

    /// Not one that concerns somebody of his own household: its papers are not for him.
    private ClaimView find(Account account, long claim) {
        ClaimView found = claims.find(claim).orElseThrow(Refused::notFound);
        if (relatives.areNear(account.id(), found.person())) {
            throw Refused.notAllowed(sentence(new Acted.OwnCase()));
        }
        return found;
    }

    @Operation(
            summary = "Show a claim to staff; the look is recorded",
            description =
                    "An auditor reads it without who reported it and the story, and with the notes"
                            + " of findings and decisions alone.")
    @GetMapping("/{claim}")
    ClaimFileJson show(@AuthenticationPrincipal Account account, @PathVariable long claim) {
        ClaimView view = find(account, claim);
        audit.record(account, "look at claim", "claim " + claim, "");
        ClaimFile file = claims.file(view);
        ClaimFile read = ReviewPages.readsAll(account) ? file : file.forAuditor();
        return bodies.of(read, claims.obstacles(view), true);
    }

    @PreAuthorize("hasAnyRole('REVIEWER', 'INVESTIGATOR', 'DOCTOR')")
    @Operation(summary = "Download a paper of a claim; the look is recorded")
    @GetMapping("/{claim}/papers/{number}")
    ResponseEntity<byte[]> paper(
            @AuthenticationPrincipal Account account,
            @PathVariable long claim,
            @PathVariable int number) {
        ClaimPaper paper = answers.find(find(account, claim), number);
        audit.record(account, "look at paper of claim", "claim " + claim, "paper " + number);
        return answers.answer(paper);
    }

    @PreAuthorize("hasAnyRole('REVIEWER', 'INVESTIGATOR', 'DOCTOR')")
    @Operation(
            summary = "Take a step with a claim",
            description =
                    "The step that was seen last goes along: if somebody was "
                            + "faster, nothing is done. A finding to refuse needs an explanation, "
                            + "which the claimant reads with the decision.")
    @PostMapping("/{claim}/steps")
    ClaimJson act(
            @AuthenticationPrincipal Account account,
            @PathVariable long claim,
            @RequestBody NewAct wanted) {
        find(account, claim);
        Acted acted = claims.act(claim, account, wanted.toAct());
        return switch (acted) {
            case Acted.Done(var view) -> bodies.of(view);
            case Acted.NotNow _ -> throw Refused.conflict(sentence(acted));
            case Acted.SamePerson _, Acted.OwnCase _, Acted.NotYourRole _ ->
                    throw Refused.notAllowed(sentence(acted));
            case Acted.NoPapers _ ->
                    throw Refused.notPossible("no-papers", sentence(acted), Map.of());
            case Acted.RulesForbid _ ->
                    throw Refused.notPossible("rules-forbid", sentence(acted), Map.of());
            case Acted.ReasonNotSo _ ->
                    throw new BadInput("reason", StaffClaimsController.key(acted));
        };
    }

    private static String sentence(Acted acted) {
        return StaffClaimsController.sentence(acted);
    }
}
