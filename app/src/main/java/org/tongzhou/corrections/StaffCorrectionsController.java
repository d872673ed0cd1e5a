package org.tongzhou.corrections;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
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
import org.tongzhou.corrections.CorrectionText.EffectView;
import org.tongzhou.corrections.Effects.Effect;
import org.tongzhou.enrolment.CorrectionKind;
import org.tongzhou.enrolment.CorrectionProposal;
import org.tongzhou.enrolment.Membership;
import org.tongzhou.enrolment.ProposedCorrections.Outcome;
import org.tongzhou.gate.Gate;
import org.tongzhou.members.Members;
import org.tongzhou.web.BadInput;
import org.tongzhou.web.Form;
import org.tongzhou.web.Form.Parsed;
import org.tongzhou.web.Formats;
import org.tongzhou.web.Option;
import org.tongzhou.web.Pages;
import org.tongzhou.web.Slice;
import org.tongzhou.web.Words;

/// Entering a correction: what is true first, then what it would change, then another person.
@Controller
@PreAuthorize("hasAnyRole('REVIEWER', 'FINANCE', 'AUDITOR')")
@RequestMapping("/staff/corrections")
class StaffCorrectionsController {

    private static final String LIST = "corrections/desk";
    private static final String SHOW = "corrections/proposal";
    private static final int PAGE = 20;

    private final CorrectionDesk desk;
    private final Members members;
    private final Gate gate;

    StaffCorrectionsController(CorrectionDesk desk, Members members, Gate gate) {
        this.desk = desk;
        this.members = members;
        this.gate = gate;
    }

    record Line(long proposal, String title, String enrolment, String state, boolean isOpen) {}

    /// @param preview of what the form says; nothing before it was asked for
    record DeskPage(
            boolean mayPropose,
            List<Option> kinds,
            List<EffectView> preview,
            List<Line> lines,
            @Nullable String next,
            Form form) {}

    /// @param birth the birth date as it was known and as it is, in words; empty for other kinds
    /// @param effects what it would change or has changed, with those that go with it
    record ProposalPage(
            long proposal,
            String title,
            String subject,
            String reason,
            String birth,
            String proposedBy,
            String state,
            boolean isOpen,
            boolean mayJudge,
            List<EffectView> effects,
            boolean isOwn,
            List<Option> decisions,
            Form form) {}

    @GetMapping
    ModelAndView list(
            @AuthenticationPrincipal Account account,
            @RequestParam(defaultValue = Slice.NEWEST) long before,
            Form form) {
        Form opening = Form.filled(Map.of("enrolment", form.text("enrolment")));
        return Pages.show(LIST, page(account, before, List.of(), opening));
    }

    private DeskPage page(Account account, long before, List<EffectView> preview, Form form) {
        List<CorrectionProposal> found = desk.before(before, PAGE + 1);
        List<CorrectionProposal> shown = found.stream().limit(PAGE).toList();
        return new DeskPage(
                CorrectionDesk.readsAll(account),
                Arrays.stream(CorrectionKind.values())
                        .map(kind -> new Option(kind.name(), CorrectionText.kind(kind)))
                        .toList(),
                preview,
                shown.stream().map(one -> line(CorrectionDesk.shown(account, one))).toList(),
                found.size() > PAGE ? "?before=" + shown.getLast().number() : null,
                form);
    }

    private static Line line(CorrectionProposal one) {
        return new Line(
                one.number(),
                CorrectionText.title(one),
                Words.of("corrections.enrolment.number", one.enrolment()),
                CorrectionText.state(one),
                one.isOpen());
    }

    /// Shows what it would change; the second button proposes it.
    @PreAuthorize("hasAnyRole('REVIEWER', 'FINANCE')")
    @PostMapping
    ModelAndView propose(@AuthenticationPrincipal Account account, Form form) {
        boolean isPreview = !form.has("do", "propose");
        Parsed<Correction> parsed = form.parse(fields -> read(fields, form, isPreview));
        return switch (parsed) {
            case Parsed.Bad(var wrong) -> refused(account, wrong);
            case Parsed.Good(var wanted) when isPreview -> preview(account, wanted, form);
            case Parsed.Good(var wanted) -> propose(account, wanted, form);
        };
    }

    private Supplier<Correction> read(Form.Fields fields, Form form, boolean isPreview) {
        Supplier<Long> enrolment = fields.value("enrolment", this::enrolment);
        Supplier<CorrectionKind> kind = fields.value("kind", Correction::kind);
        Supplier<Optional<LocalDate>> day = fields.value("day", text -> day(form, text));
        Supplier<String> reason =
                fields.value("reason", text -> isPreview ? "" : Correction.reason(text));
        return () -> new Correction(enrolment.get(), kind.get(), day.get(), reason.get());
    }

    /// What day is needed depends on what is put right; without that, no day is wrong.
    private static Optional<LocalDate> day(Form form, String text) {
        return Arrays.stream(CorrectionKind.values())
                .filter(kind -> form.has("kind", kind.name()))
                .findFirst()
                .flatMap(kind -> Correction.day(kind, text));
    }

    private long enrolment(String text) {
        if (!text.matches("\\d{1,18}") || desk.membership(Long.parseLong(text)).isEmpty()) {
            throw new BadInput("enrolment", "corrections.enrolment.none");
        }
        return Long.parseLong(text);
    }

    private ModelAndView refused(Account account, Form form) {
        return Pages.refused(LIST, page(account, Long.MAX_VALUE, List.of(), form));
    }

    private ModelAndView preview(Account account, Correction wanted, Form form) {
        if (desk.isNear(account, wanted.enrolment())) {
            return notForHim();
        }
        Membership membership = desk.membership(wanted.enrolment()).orElseThrow();
        if (!desk.isPossible(membership, wanted.kind(), wanted.day())) {
            String key = CorrectionText.key(new Outcome.ImpossibleDay());
            return refused(account, form.with("day", key));
        }
        var effects = desk.preview(account, membership, wanted.kind(), wanted.day());
        return Pages.show(LIST, page(account, Long.MAX_VALUE, views(account, effects), form));
    }

    private List<EffectView> views(Account reader, List<Effect> effects) {
        Instant now = gate.now();
        return effects.stream()
                .map(effect -> CorrectionText.view(name(reader, effect.after()), effect, now))
                .toList();
    }

    private String subject(Account reader, Membership membership) {
        String number = Words.of("corrections.enrolment.number", membership.enrolment());
        return name(reader, membership) + " · " + number;
    }

    private String name(Account reader, Membership membership) {
        return CorrectionDesk.readsAll(reader)
                ? members.name(membership.person()).orElse("–")
                : members.maskedName(membership.person());
    }

    private String reason(Account reader, CorrectionProposal one) {
        return CorrectionDesk.readsAll(reader)
                ? desk.reason(reader, one).orElse("–")
                : Words.of("corrections.reason.hidden");
    }

    private ModelAndView propose(Account account, Correction wanted, Form form) {
        Outcome outcome = desk.propose(account, wanted);
        if (outcome instanceof Outcome.Proposed(var proposal)) {
            return Pages.next("/staff/corrections/" + proposal.number());
        }
        String field = outcome instanceof Outcome.ImpossibleDay ? "day" : "enrolment";
        return refused(account, form.with(field, CorrectionText.key(outcome)));
    }

    @GetMapping("/{proposal}")
    ModelAndView show(@AuthenticationPrincipal Account account, @PathVariable long proposal) {
        CorrectionProposal one = find(proposal);
        return desk.isNear(account, one.enrolment())
                ? notForHim()
                : Pages.show(SHOW, page(account, one, Form.EMPTY));
    }

    private static ModelAndView notForHim() {
        return Pages.forbidden(
                Words.of(CorrectionText.key(new Outcome.OwnHousehold())),
                Words.of("corrections.title"),
                "/staff/corrections");
    }

    private CorrectionProposal find(long proposal) {
        return desk.find(proposal)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private ProposalPage page(Account account, CorrectionProposal one, Form form) {
        var effects = desk.look(account, one);
        boolean isOwn = one.byAccount() == account.id();
        return new ProposalPage(
                one.number(),
                CorrectionText.title(CorrectionDesk.shown(account, one)),
                subject(account, desk.membership(one.enrolment()).orElseThrow()),
                reason(account, one),
                CorrectionText.birth(CorrectionDesk.shown(account, one)),
                Words.of("corrections.proposedBy", one.byAccount(), Formats.moment(one.at())),
                CorrectionText.state(one),
                one.isOpen(),
                one.isOpen() && CorrectionDesk.readsAll(account),
                views(account, effects),
                isOwn,
                decisions(isOwn),
                form);
    }

    /// Whoever proposed it may take it back and no more.
    private static List<Option> decisions(boolean isOwn) {
        Option reject = new Option("REJECT", Words.of("corrections.decision.REJECT"));
        return isOwn
                ? List.of(reject)
                : List.of(new Option("CONFIRM", Words.of("corrections.decision.CONFIRM")), reject);
    }

    @PreAuthorize("hasAnyRole('REVIEWER', 'FINANCE')")
    @PostMapping("/{proposal}")
    ModelAndView judge(
            @AuthenticationPrincipal Account account, @PathVariable long proposal, Form form) {
        CorrectionProposal one = find(proposal);
        boolean isConfirmed = form.has("decision", "CONFIRM");
        if (!isConfirmed && !form.has("decision", "REJECT")) {
            return refused(account, one, form.with("decision", "corrections.decision.missing"));
        }
        Outcome outcome = isConfirmed ? desk.confirm(account, one) : desk.reject(account, one);
        return switch (outcome) {
            case Outcome.Confirmed _, Outcome.Rejected _ ->
                    Pages.next("/staff/corrections/" + proposal);
            case Outcome.Proposed _,
                    Outcome.Nothing _,
                    Outcome.ImpossibleDay _,
                    Outcome.SamePerson _,
                    Outcome.OwnHousehold _,
                    Outcome.Stale _,
                    Outcome.SeatTaken _,
                    Outcome.PayoutStands _,
                    Outcome.Judged _ ->
                    refused(account, one, form.with("decision", CorrectionText.key(outcome)));
        };
    }

    private ModelAndView refused(Account account, CorrectionProposal one, Form form) {
        return desk.isNear(account, one.enrolment())
                ? notForHim()
                : Pages.refused(SHOW, page(account, find(one.number()), form));
    }
}
