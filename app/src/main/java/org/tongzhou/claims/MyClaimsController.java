package org.tongzhou.claims;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.tongzhou.accounts.Account;
import org.tongzhou.core.claim.ClaimState;
import org.tongzhou.gate.Gate;
import org.tongzhou.members.Members;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;
import org.tongzhou.web.Definition;
import org.tongzhou.web.Form;
import org.tongzhou.web.Form.Parsed;
import org.tongzhou.web.Formats;
import org.tongzhou.web.Option;
import org.tongzhou.web.Pages;
import org.tongzhou.web.Step;
import org.tongzhou.web.Words;

/// A claimant's own claims: what each waits for, its papers, its decision.
@Controller
@RequestMapping("/me/claims")
class MyClaimsController {

    private static final String LIST = "claims/mine";
    private static final String SHOW = "claims/show";
    private static final int PAGE = 20;

    private final Claims claims;
    private final Plans plans;
    private final Members members;
    private final PaperAnswers answers;
    private final Gate gate;

    MyClaimsController(
            Claims claims, Plans plans, Members members, PaperAnswers answers, Gate gate) {
        this.claims = claims;
        this.plans = plans;
        this.members = members;
        this.answers = answers;
        this.gate = gate;
    }

    record Line(long claim, String name, String title, String state, String tone, String due) {}

    record ListPage(List<Line> lines, @Nullable String next) {}

    record PaperLine(int number, String kind, String addedAt) {}

    /// @param due who must do what by when; empty where nobody must
    /// @param rules what the plan's document says about papers
    /// @param named the kinds of papers, in one sentence
    record ShowPage(
            long claim,
            String name,
            String title,
            String state,
            String tone,
            String due,
            List<String> rules,
            String named,
            List<Step> steps,
            List<Definition> facts,
            List<String> notes,
            List<PaperLine> papers,
            DecisionText decision,
            boolean incomplete,
            boolean takesPapers,
            boolean withdrawable,
            List<Option> kinds,
            Form form) {}

    @GetMapping
    ModelAndView list(
            @AuthenticationPrincipal Account account,
            @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before) {
        List<ClaimView> found = claims.ofAccount(account.id(), before, PAGE + 1);
        List<Line> lines = found.stream().limit(PAGE).map(this::line).toList();
        String next = found.size() > PAGE ? "?before=" + lines.getLast().claim() : null;
        return Pages.show(LIST, new ListPage(lines, next));
    }

    private Line line(ClaimView claim) {
        ListedPlan plan = plans.version(claim.plan(), claim.planVersion());
        return new Line(
                claim.claim(),
                name(claim),
                ClaimText.disease(plan.plan(), claim),
                ClaimText.state(claim.state()),
                ClaimText.tone(claim.state()),
                DueText.of(claim, plan, gate.now()));
    }

    private String name(ClaimView claim) {
        return members.name(claim.person()).orElse(Words.of("claims.erased"));
    }

    @GetMapping("/{claim}")
    ModelAndView show(@AuthenticationPrincipal Account account, @PathVariable long claim) {
        return Pages.show(SHOW, page(own(account, claim), Form.EMPTY));
    }

    private ClaimView own(Account account, long claim) {
        return claims.findFor(account.id(), claim)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private ShowPage page(ClaimView claim, Form form) {
        ClaimFile file = claims.file(claim);
        var zone = file.plan().plan().zone();
        List<PaperLine> lines =
                file.papers().stream()
                        .map(paper ->
                                new PaperLine(
                                        paper.number(),
                                        Words.of("claims.paper." + paper.kind()),
                                        Formats.moment(paper.addedAt(), zone)))
                        .toList();
        return new ShowPage(
                claim.claim(),
                name(claim),
                ClaimText.disease(file.plan().plan(), claim),
                ClaimText.state(claim.state()),
                ClaimText.tone(claim.state()),
                DueText.of(file, gate.now()),
                ClaimText.rulesOnPapers(file.plan()),
                named(),
                ClaimText.course(file, gate.now()),
                ClaimText.facts(file),
                missing(file),
                lines,
                DecisionText.of(file),
                claim.state() == ClaimState.Open.INCOMPLETE,
                claim.takesPapers(),
                claim.isWithdrawable(),
                kinds(),
                form);
    }

    /// What the claimant was last told is missing, while it is.
    private static List<String> missing(ClaimFile file) {
        return file.claim().state() == ClaimState.Open.INCOMPLETE
                ? file.steps().getLast().noteForClaimant().stream().toList()
                : List.of();
    }

    private static String named() {
        String between = Words.of("claims.papers.between");
        return Words.of(
                "claims.papers.kinds",
                kinds().stream().map(Option::label).collect(Collectors.joining(between)));
    }

    private static List<Option> kinds() {
        return Arrays.stream(PaperKind.values())
                .map(kind -> new Option(kind.name(), Words.of("claims.paper." + kind)))
                .toList();
    }

    @PostMapping("/{claim}/papers")
    ModelAndView addPaper(
            @AuthenticationPrincipal Account account,
            @PathVariable long claim,
            @RequestParam(required = false) @Nullable MultipartFile paper,
            Form form)
            throws IOException {
        ClaimView own = own(account, claim);
        byte[] content = paper == null ? new byte[0] : paper.getBytes();
        Parsed<PaperKind> parsed =
                form.parse(fields -> fields.value("kind", text -> PaperKind.valueOf(text)));
        return switch (parsed) {
            case Parsed.Bad(var wrong) -> refused(own, wrong);
            case Parsed.Good(var kind) ->
                    added(own, form, claims.addPaper(claim, account.id(), kind, content));
        };
    }

    private ModelAndView added(ClaimView claim, Form form, PaperAdded added) {
        return switch (added) {
            case PaperAdded.Added _ -> Pages.next("/me/claims/" + claim.claim());
            case PaperAdded.Empty() -> refused(claim, form.with("paper", "claims.paper.none"));
            case PaperAdded.UnknownFormat() ->
                    refused(claim, form.with("paper", "claims.paper.format"));
            case PaperAdded.TooLarge(var most) ->
                    refused(claim, form.with("paper", "claims.paper.large", most >> 20));
            case PaperAdded.TooMany(var most) ->
                    refused(claim, form.with("paper", "claims.paper.many", most));
            case PaperAdded.NotNow() -> refused(claim, form.with("paper", "claims.paper.notNow"));
        };
    }

    private ModelAndView refused(ClaimView claim, Form form) {
        return Pages.refused(SHOW, page(claim, form));
    }

    @GetMapping("/{claim}/papers/{number}")
    ResponseEntity<byte[]> paper(
            @AuthenticationPrincipal Account account,
            @PathVariable long claim,
            @PathVariable int number) {
        return answers.answer(answers.find(own(account, claim), number));
    }

    /// Done twice, it is done once: the second leads to the same page.
    @PostMapping("/{claim}/complete")
    ModelAndView complete(@AuthenticationPrincipal Account account, @PathVariable long claim) {
        ClaimView own = own(account, claim);
        return switch (claims.papersAdded(claim, account.id())) {
            case PapersSaid.NoneThere() ->
                    refused(own, Form.EMPTY.with("paper", "claims.complete.none"));
            case PapersSaid.Done _, PapersSaid.NotNow _ -> Pages.next("/me/claims/" + claim);
        };
    }

    @PostMapping("/{claim}/withdraw")
    ModelAndView withdraw(
            @AuthenticationPrincipal Account account, @PathVariable long claim, Form form) {
        ClaimView own = own(account, claim);
        if (!form.has("sure", "true")) {
            return refused(own, form.with("sure", "claims.withdraw.sure.missing"));
        }
        boolean done = claims.withdraw(claim, account.id());
        if (!done && own.state() != ClaimState.Closed.WITHDRAWN) {
            return refused(own, form.with("sure", "claims.withdraw.late"));
        }
        return Pages.next("/me/claims/" + claim);
    }
}
