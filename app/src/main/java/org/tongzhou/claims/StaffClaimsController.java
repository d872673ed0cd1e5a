package org.tongzhou.claims;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.tongzhou.accounts.Account;
import org.tongzhou.accounts.Audit;
import org.tongzhou.core.claim.RefusalReason;
import org.tongzhou.gate.Gate;
import org.tongzhou.members.Relatives;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;
import org.tongzhou.web.Form;
import org.tongzhou.web.Form.Parsed;
import org.tongzhou.web.Pages;
import org.tongzhou.web.Slice;
import org.tongzhou.web.Words;

/// The work of staff: what waits, by due date, and one claim with everything that bears on it.
@Controller
@PreAuthorize("hasAnyRole('REVIEWER', 'INVESTIGATOR', 'DOCTOR', 'AUDITOR')")
@RequestMapping("/staff/claims")
class StaffClaimsController {

    private static final String QUEUE = "claims/queue";
    private static final String SHOW = "claims/review";
    private static final int PAGE = 50;

    private final Claims claims;
    private final Relatives relatives;
    private final Plans plans;
    private final Gate gate;
    private final ReviewPages pages;
    private final PaperAnswers answers;
    private final Audit audit;

    StaffClaimsController(
            Claims claims,
            Relatives relatives,
            Plans plans,
            Gate gate,
            ReviewPages pages,
            PaperAnswers answers,
            Audit audit) {
        this.claims = claims;
        this.relatives = relatives;
        this.plans = plans;
        this.gate = gate;
        this.pages = pages;
        this.answers = answers;
        this.audit = audit;
    }

    record Line(long claim, String plan, String title, String state, String due, boolean late) {}

    record AllPage(List<Line> lines, @Nullable String next) {}

    record QueuePage(List<Line> lines, @Nullable String next) {}

    @GetMapping
    ModelAndView queue(@RequestParam(defaultValue = "") String after) {
        Instant now = gate.now();
        QueuePlace place = QueuePlace.of(after);
        var found = claims.queue(place.due(), place.claim(), PAGE + 1);
        var slice = Slice.of(found, PAGE, QueuePlace::of);
        List<Line> lines = slice.as(claim -> line(claim, now));
        return Pages.show(QUEUE, new QueuePage(lines, slice.next("")));
    }

    /// All claims, also those that are decided, the newest first.
    @GetMapping("/all")
    ModelAndView all(@RequestParam(defaultValue = Slice.NEWEST) long after) {
        Instant now = gate.now();
        var slice = Slice.of(claims.before(Slice.after(after), PAGE + 1), PAGE, ClaimView::claim);
        List<Line> lines = slice.as(claim -> line(claim, now));
        return Pages.show("claims/all", new AllPage(lines, slice.next("")));
    }

    private Line line(ClaimView claim, Instant now) {
        ListedPlan plan = plans.version(claim.plan(), claim.planVersion());
        return new Line(
                claim.claim(),
                ClaimText.in(plan.plan().name()),
                ClaimText.disease(plan.plan(), claim),
                ClaimText.state(claim.state()),
                ClaimText.due(claim, plan),
                claim.dueAt().map(now::isAfter).orElse(false));
    }

    @GetMapping("/{claim}")
    ModelAndView show(@AuthenticationPrincipal Account account, @PathVariable long claim) {
        if (isNear(account, claim)) {
            return notForHim();
        }
        ClaimView view = find(claim);
        audit.record(account, "look at claim", "claim " + claim, "");
        return Pages.show(SHOW, pages.page(account, view, Form.EMPTY));
    }

    private ClaimView find(long claim) {
        return claims.find(claim)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private boolean isNear(Account account, long claim) {
        return relatives.areNear(account.id(), find(claim).person());
    }

    /// What concerns somebody of his own household: its story and papers are not for him.
    private static ModelAndView notForHim() {
        return Pages.forbidden(
                sentence(new Acted.OwnCase()), Words.of("claims.queue.title"), "/staff/claims");
    }

    @PreAuthorize("hasAnyRole('REVIEWER', 'INVESTIGATOR', 'DOCTOR')")
    @GetMapping("/{claim}/papers/{number}")
    ResponseEntity<byte[]> paper(
            @AuthenticationPrincipal Account account,
            @PathVariable long claim,
            @PathVariable int number) {
        if (isNear(account, claim)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        ClaimPaper paper = answers.find(find(claim), number);
        audit.record(account, "look at paper of claim", "claim " + claim, "paper " + number);
        return answers.answer(paper);
    }

    @PreAuthorize("hasAnyRole('REVIEWER', 'INVESTIGATOR', 'DOCTOR')")
    @PostMapping("/{claim}")
    ModelAndView act(
            @AuthenticationPrincipal Account account, @PathVariable long claim, Form form) {
        if (isNear(account, claim)) {
            return notForHim();
        }
        ClaimView view = find(claim);
        return switch (parse(form)) {
            case Parsed.Bad(var wrong) -> refused(account, view, wrong);
            case Parsed.Good(var act) ->
                    acted(account, view, form, claims.act(claim, account, act));
        };
    }

    private static Parsed<Act> parse(Form form) {
        return form.parse(fields -> {
            var what = fields.value("act", StaffAct::valueOf);
            var step = step(form.text("step"));
            // Nobody sees this field: what is wrong with it is told beside the choice.
            boolean isKnown = step.isPresent() || form.text("act").isEmpty();
            fields.check(isKnown, "act", "claims.acted.NotNow");
            var reason = fields.value("reason", StaffClaimsController::reason);
            var rule = Optional.of(form.text("rule")).filter(text -> !text.isEmpty());
            return () ->
                    new Act(
                            what.get(),
                            step.orElseThrow(),
                            reason.get(),
                            rule,
                            form.text("note"),
                            form.text("explanation"));
        });
    }

    private static OptionalInt step(String text) {
        try {
            return OptionalInt.of(Integer.parseInt(text));
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    private static Optional<RefusalReason> reason(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(RefusalReason.valueOf(text));
    }

    private ModelAndView acted(Account account, ClaimView view, Form form, Acted acted) {
        return switch (acted) {
            case Acted.Done _ -> Pages.next("/staff/claims/" + view.claim());
            case Acted.ReasonNotSo() -> refused(account, view, form.with("reason", key(acted)));
            case Acted.NotNow _,
                    Acted.SamePerson _,
                    Acted.OwnCase _,
                    Acted.NotYourRole _,
                    Acted.NoPapers _,
                    Acted.RulesForbid _ ->
                    refused(account, view, form.with("act", key(acted)));
        };
    }

    /// The words for what stopped an act.
    static String key(Acted acted) {
        return "claims.acted." + acted.getClass().getSimpleName();
    }

    private ModelAndView refused(Account account, ClaimView view, Form form) {
        ClaimView now = claims.find(view.claim()).orElse(view);
        return Pages.refused(SHOW, pages.page(account, now, form));
    }

    static String sentence(Acted acted) {
        return Words.of(key(acted));
    }
}
