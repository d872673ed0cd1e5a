package org.tongzhou.claims;

import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
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
import org.tongzhou.claims.ClaimJson.ClaimFileJson;
import org.tongzhou.claims.ClaimJson.ClaimPageJson;
import org.tongzhou.claims.ClaimJson.ObstacleJson;
import org.tongzhou.claims.ClaimJson.ReportedJson;
import org.tongzhou.core.claim.Diagnosis;
import org.tongzhou.web.BadInput;
import org.tongzhou.web.Formats;
import org.tongzhou.web.Refused;
import org.tongzhou.web.Slice;
import org.tongzhou.web.Words;

/// The claimant's side, for programs.
@RestController
@RequestMapping("/api/v1/claims")
class ClaimsApi {

    private final Claims claims;
    private final PaperAnswers answers;
    private final ClaimBodies bodies;

    ClaimsApi(Claims claims, PaperAnswers answers, ClaimBodies bodies) {
        this.claims = claims;
        this.answers = answers;
        this.bodies = bodies;
    }

    record NewClaim(
            @Nullable Long enrolment,
            @Nullable String disease,
            @Nullable String severity,
            @Nullable Boolean accident,
            @Nullable LocalDate diagnosedOn,
            @Nullable String hospital,
            @Nullable String story) {

        Report report() {
            return new Report(
                    needed("enrolment", enrolment),
                    new Diagnosis(
                            needed("disease", disease),
                            needed("severity", severity),
                            needed("accident", accident),
                            needed("diagnosedOn", diagnosedOn)),
                    needed("hospital", hospital),
                    needed("story", story));
        }

        private static <T> T needed(String field, @Nullable T value) {
            if (value == null) {
                throw new BadInput(field, "claims.text.missing");
            }
            return value;
        }
    }

    record AddedPaper(int number) {}

    @Operation(summary = "List the account's claims, the newest first")
    @GetMapping
    ClaimPageJson list(
            @AuthenticationPrincipal Account account,
            @RequestParam(defaultValue = Slice.USUAL) int limit,
            @RequestParam(defaultValue = Slice.NEWEST) long after) {
        int most = Slice.toRead(limit);
        var found = claims.ofAccount(account.id(), Slice.after(after), most);
        var slice = Slice.of(found, limit, ClaimView::claim);
        return new ClaimPageJson(slice.as(bodies::of), slice.next("/api/v1/claims"));
    }

    @Operation(
            summary = "Report a claim",
            description =
                    "Reported again, it is the claim that there is. What the rules say against it "
                            + "is named, and keeps nobody from reporting.")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ReportedJson report(@AuthenticationPrincipal Account account, @RequestBody NewClaim wanted) {
        return switch (claims.report(account.id(), wanted.report())) {
            case Reported.Accepted(var claim) -> reported(claim);
            case Reported.AlreadyReported(var claim) -> reported(claim);
            case Reported.NotYours() -> throw new BadInput("enrolment", "claims.enrolment.no");
            case Reported.UnknownDisease() -> throw new BadInput("disease", "claims.disease.no");
            case Reported.UnknownSeverity() -> throw new BadInput("severity", "claims.severity.no");
            case Reported.ImpossibleDay() ->
                    throw new BadInput("diagnosedOn", "claims.day.impossible");
            case Reported.PlanClosed(var lastDay) ->
                    throw Refused.notPossible(
                            "plan-closed",
                            Words.of("claims.planClosed", Formats.day(lastDay)),
                            Map.of("lastDay", lastDay));
        };
    }

    private ReportedJson reported(long number) {
        ClaimView claim = claims.find(number).orElseThrow();
        return new ReportedJson(
                bodies.of(claim),
                ObstacleJson.of(claims.file(claim).plan(), claims.obstacles(claim)));
    }

    private ClaimView own(Account account, long claim) {
        return claims.findFor(account.id(), claim).orElseThrow(Refused::notFound);
    }

    @Operation(summary = "Show a claim with its papers and steps")
    @GetMapping("/{claim}")
    ClaimFileJson show(@AuthenticationPrincipal Account account, @PathVariable long claim) {
        ClaimView own = own(account, claim);
        return bodies.of(claims.file(own), claims.obstacles(own), false);
    }

    @Operation(
            summary = "Add a paper to a claim",
            description = "The body is the paper itself: JPEG, PNG or PDF.")
    @PostMapping(
            path = "/{claim}/papers",
            consumes = {"image/jpeg", "image/png", "application/pdf", "application/octet-stream"})
    @ResponseStatus(HttpStatus.CREATED)
    AddedPaper add(
            @AuthenticationPrincipal Account account,
            @PathVariable long claim,
            @RequestParam PaperKind kind,
            @RequestBody byte[] content) {
        ClaimView own = own(account, claim);
        return switch (claims.addPaper(own.claim(), account.id(), kind, content)) {
            case PaperAdded.Added(var number) -> new AddedPaper(number);
            case PaperAdded.Empty() -> throw new BadInput("paper", "claims.paper.none");
            case PaperAdded.UnknownFormat() -> throw new BadInput("paper", "claims.paper.format");
            case PaperAdded.TooLarge(var most) ->
                    throw new BadInput("paper", "claims.paper.large", most >> 20);
            case PaperAdded.TooMany(var most) ->
                    throw new BadInput("paper", "claims.paper.many", most);
            case PaperAdded.NotNow() -> throw Refused.conflict(Words.of("claims.notNow"));
        };
    }

    @Operation(summary = "Download a paper of a claim")
    @GetMapping("/{claim}/papers/{number}")
    ResponseEntity<byte[]> paper(
            @AuthenticationPrincipal Account account,
            @PathVariable long claim,
            @PathVariable int number) {
        return answers.answer(answers.find(own(account, claim), number));
    }

    @Operation(summary = "Say that the papers that were asked for have been added")
    @PostMapping("/{claim}/complete")
    ClaimJson complete(@AuthenticationPrincipal Account account, @PathVariable long claim) {
        PapersSaid said = claims.papersAdded(own(account, claim).claim(), account.id());
        if (said instanceof PapersSaid.NoneThere) {
            throw new BadInput("paper", "claims.complete.none");
        }
        return done(account, claim, said instanceof PapersSaid.Done);
    }

    @Operation(summary = "Withdraw a claim")
    @PostMapping("/{claim}/withdraw")
    ClaimJson withdraw(@AuthenticationPrincipal Account account, @PathVariable long claim) {
        return done(account, claim, claims.withdraw(own(account, claim).claim(), account.id()));
    }

    private ClaimJson done(Account account, long claim, boolean done) {
        if (!done) {
            throw Refused.conflict(Words.of("claims.notNow"));
        }
        return bodies.of(own(account, claim));
    }
}
