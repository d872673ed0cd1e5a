package org.tongzhou.rounds;

import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
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
import org.tongzhou.plans.Plans;
import org.tongzhou.rounds.Notices.Notice;
import org.tongzhou.rounds.RoundText.CaseCard;
import org.tongzhou.web.Form;
import org.tongzhou.web.Form.Parsed;
import org.tongzhou.web.Formats;
import org.tongzhou.web.Frame;
import org.tongzhou.web.MessagePage;
import org.tongzhou.web.Pages;
import org.tongzhou.web.Words;

/// A published case, and the objection that any member may make to it.
@Controller
@RequestMapping("/cases/{claim}")
class CasesController {

    private static final String SHOW = "rounds/case";

    private final Rounds rounds;
    private final Notices notices;
    private final CaseRepository cases;
    private final Plans plans;

    CasesController(Rounds rounds, Notices notices, CaseRepository cases, Plans plans) {
        this.rounds = rounds;
        this.notices = notices;
        this.cases = cases;
        this.plans = plans;
    }

    record CasePage(
            CaseCard card,
            String plan,
            String round,
            String roundPath,
            String until,
            boolean takesObjections,
            boolean signedIn,
            boolean objected,
            Form form) {}

    @GetMapping
    ModelAndView show(
            @PathVariable long claim, @RequestParam(defaultValue = "false") boolean objected) {
        return rounds.publishedCase(claim)
                .map(one -> Pages.show(SHOW, page(one, objected, Form.EMPTY)))
                .orElseGet(() -> withdrawn(claim));
    }

    /// A case that was taken out of its round: the page says so, and nothing about anybody.
    private ModelAndView withdrawn(long claim) {
        var from =
                cases.withdrawnFrom(claim)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Round round = rounds.find(from.plan(), from.round()).orElseThrow();
        String code = plans.version(round.plan(), round.planVersion()).code();
        String day = Formats.day(round.noticeOn());
        return Pages.show(
                "web/message",
                new MessagePage(
                        Words.of("rounds.case.withdrawn"),
                        Words.of("rounds.case.withdrawn.text", day),
                        Words.of("rounds.round", day),
                        RoundText.path(code, round.noticeOn())),
                HttpStatus.GONE);
    }

    private CasePage page(PublishedCase published, boolean objected, Form form) {
        Round round = rounds.find(published.plan(), published.round()).orElseThrow();
        Notice notice = notices.of(round);
        return new CasePage(
                RoundText.card(notice, published),
                RoundText.in(notice.plan().plan().name()),
                Formats.day(round.noticeOn()),
                RoundText.path(notice.plan().code(), round.noticeOn()),
                Words.of("rounds.object.until", Formats.day(notice.objectionsUntil())),
                notice.takesObjections(),
                Frame.current().signedIn(),
                objected,
                form);
    }

    @PreAuthorize("hasRole('MEMBER')")
    @PostMapping("/objections")
    ModelAndView object(
            @AuthenticationPrincipal Account account, @PathVariable long claim, Form form) {
        Optional<PublishedCase> found = rounds.publishedCase(claim);
        if (found.isEmpty()) {
            return withdrawn(claim);
        }
        PublishedCase published = found.get();
        Parsed<String> parsed =
                form.parse(fields -> {
                    Supplier<String> reason = fields.value("reason", Reasons::of);
                    return reason;
                });
        return switch (parsed) {
            case Parsed.Bad<String>(var wrong) -> refused(published, wrong);
            case Parsed.Good<String>(var reason) ->
                    switch (rounds.object(claim, account.id(), reason)) {
                        case TAKEN -> Pages.next("/cases/" + claim + "?objected=true");
                        case ALREADY ->
                                refused(published, form.with("reason", "rounds.object.already"));
                        case TOO_LATE ->
                                refused(published, form.with("reason", "rounds.object.tooLate"));
                    };
        };
    }

    private ModelAndView refused(PublishedCase published, Form form) {
        return Pages.refused(SHOW, page(published, false, form));
    }
}
