package org.tongzhou.corrections;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.tongzhou.accounts.Account;
import org.tongzhou.corrections.Effects.Effect;
import org.tongzhou.enrolment.CorrectionKind;
import org.tongzhou.enrolment.CorrectionProposal;
import org.tongzhou.enrolment.Membership;
import org.tongzhou.enrolment.ProposedCorrections.Outcome;
import org.tongzhou.web.BadInput;
import org.tongzhou.web.Refused;
import org.tongzhou.web.Slice;
import org.tongzhou.web.Words;

/// Corrections of what struck rounds did not know, for programs of staff.
@RestController
@PreAuthorize("hasAnyRole('REVIEWER', 'FINANCE', 'AUDITOR')")
@RequestMapping(StaffCorrectionsApi.PATH)
class StaffCorrectionsApi {

    static final String PATH = "/api/v1/staff/corrections";

    private final CorrectionDesk desk;

    StaffCorrectionsApi(CorrectionDesk desk) {
        this.desk = desk;
    }

    /// @param day of death, of birth or of the true end; without one, a wrong end was none
    record NewPreview(@Nullable Long enrolment, @Nullable String kind, @Nullable String day) {}

    /// @param reason told to the member
    record NewCorrection(
            @Nullable Long enrolment,
            @Nullable String kind,
            @Nullable String day,
            @Nullable String reason) {}

    record NewVerdict(@Nullable Boolean confirmed) {}

    /// @param enrolment by which the round was shared; another one before a move
    record ChangedRoundBody(
            long enrolment,
            int round,
            LocalDate noticeOn,
            long chargedMinor,
            long dueMinor,
            long changeMinor) {}

    /// @param enrolment that it is about
    /// @param changeMinor of all struck rounds: a late charge if positive, a refund if negative
    /// @param coverEndsOnNow the first day without cover as it is known; missing where none is
    /// @param coverEndsOn the same once the correction holds
    record EffectBody(
            long enrolment,
            List<ChangedRoundBody> rounds,
            long changeMinor,
            String currency,
            @Nullable LocalDate coverEndsOnNow,
            @Nullable LocalDate coverEndsOn) {

        static EffectBody of(Effect effect) {
            return new EffectBody(
                    effect.after().enrolment(),
                    effect.rounds().stream()
                            .map(one ->
                                    new ChangedRoundBody(
                                            one.enrolment(),
                                            one.round(),
                                            one.noticeOn(),
                                            one.charged().minor(),
                                            one.due().minor(),
                                            one.change().minor()))
                            .toList(),
                    effect.change().minor(),
                    effect.plan().plan().currency(),
                    effect.endBefore().orElse(null),
                    effect.endAfter().orElse(null));
        }
    }

    record VerdictBody(boolean confirmed, long byAccount, Instant at) {}

    /// @param day that it turns on; an auditor reads no birth date
    /// @param birthKnown until another birth date was proposed; missing for other kinds, and for
    ///     auditors
    /// @param together the first of those that were proposed together and are judged together
    record CorrectionBody(
            long proposal,
            long enrolment,
            CorrectionKind kind,
            @Nullable LocalDate day,
            @Nullable LocalDate birthKnown,
            long together,
            long byAccount,
            Instant at,
            @Nullable VerdictBody verdict) {

        static CorrectionBody of(CorrectionProposal one) {
            return new CorrectionBody(
                    one.number(),
                    one.enrolment(),
                    one.kind(),
                    one.day().orElse(null),
                    one.birthKnown().orElse(null),
                    one.together(),
                    one.byAccount(),
                    one.at(),
                    one.verdict()
                            .map(v -> new VerdictBody(v.confirmed(), v.byAccount(), v.at()))
                            .orElse(null));
        }
    }

    /// @param next the next page; missing on the last
    record CorrectionList(List<CorrectionBody> corrections, @Nullable String next) {}

    /// @param reason missing for an auditor
    /// @param effects what an open proposal would change and a confirmed one has changed, and those
    ///     that are judged with it; none of one that was turned down
    record CorrectionFileBody(
            CorrectionBody correction, @Nullable String reason, List<EffectBody> effects) {}

    /// @param effects in each membership that it concerns
    record PreviewBody(List<EffectBody> effects) {}

    @Operation(summary = "List proposed corrections, the newest first")
    @GetMapping
    CorrectionList list(
            @AuthenticationPrincipal Account account,
            @RequestParam(defaultValue = Slice.USUAL) int limit,
            @RequestParam(defaultValue = Slice.NEWEST) long after) {
        var found = desk.before(Slice.after(after), Slice.toRead(limit));
        var slice = Slice.of(found, limit, CorrectionProposal::number);
        return new CorrectionList(
                slice.as(one -> CorrectionBody.of(CorrectionDesk.shown(account, one))),
                slice.next(PATH));
    }

    @Operation(
            summary = "Show what a correction would change",
            description = "Nothing is stored but the look.")
    @PreAuthorize("hasAnyRole('REVIEWER', 'FINANCE')")
    @PostMapping("/previews")
    PreviewBody preview(@AuthenticationPrincipal Account account, @RequestBody NewPreview wanted) {
        Membership membership = membership(wanted.enrolment());
        mustNotBeNear(account, membership.enrolment());
        CorrectionKind kind = Correction.kind(wanted.kind());
        Optional<LocalDate> day = Correction.day(kind, wanted.day());
        if (!desk.isPossible(membership, kind, day)) {
            throw refused(new Outcome.ImpossibleDay());
        }
        return new PreviewBody(bodies(desk.preview(account, membership, kind, day)));
    }

    private void mustNotBeNear(Account account, long enrolment) {
        if (desk.isNear(account, enrolment)) {
            throw Refused.notAllowed(Words.of(CorrectionText.key(new Outcome.OwnHousehold())));
        }
    }

    private Membership membership(@Nullable Long enrolment) {
        return Optional.ofNullable(enrolment)
                .flatMap(desk::membership)
                .orElseThrow(() -> new BadInput("enrolment", "corrections.enrolment.none"));
    }

    @Operation(summary = "Propose a correction; another person confirms it")
    @PreAuthorize("hasAnyRole('REVIEWER', 'FINANCE')")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    CorrectionFileBody propose(
            @AuthenticationPrincipal Account account, @RequestBody NewCorrection wanted) {
        CorrectionKind kind = Correction.kind(wanted.kind());
        var correction =
                new Correction(
                        membership(wanted.enrolment()).enrolment(),
                        kind,
                        Correction.day(kind, wanted.day()),
                        Correction.reason(wanted.reason()));
        Outcome outcome = desk.propose(account, correction);
        if (outcome instanceof Outcome.Proposed(var proposal)) {
            return file(account, proposal);
        }
        throw refused(outcome);
    }

    private CorrectionFileBody file(Account account, CorrectionProposal one) {
        mustNotBeNear(account, one.enrolment());
        List<Effect> effects = desk.look(account, one);
        return new CorrectionFileBody(
                CorrectionBody.of(CorrectionDesk.shown(account, one)),
                desk.reason(account, one).orElse(null),
                bodies(effects));
    }

    private static List<EffectBody> bodies(List<Effect> effects) {
        return effects.stream().map(EffectBody::of).toList();
    }

    @Operation(summary = "Show a correction and what it changes")
    @GetMapping("/{proposal}")
    CorrectionFileBody one(@AuthenticationPrincipal Account account, @PathVariable long proposal) {
        return file(account, find(proposal));
    }

    private CorrectionProposal find(long proposal) {
        return desk.find(proposal).orElseThrow(Refused::notFound);
    }

    @Operation(summary = "Confirm a correction as another person, or turn it down")
    @PreAuthorize("hasAnyRole('REVIEWER', 'FINANCE')")
    @PutMapping("/{proposal}/verdict")
    CorrectionBody judge(
            @AuthenticationPrincipal Account account,
            @PathVariable long proposal,
            @RequestBody NewVerdict wanted) {
        CorrectionProposal one = find(proposal);
        Boolean confirmed = wanted.confirmed();
        if (confirmed == null) {
            throw new BadInput("confirmed", "corrections.decision.missing");
        }
        Outcome outcome = confirmed ? desk.confirm(account, one) : desk.reject(account, one);
        return switch (outcome) {
            case Outcome.Confirmed(var done) -> CorrectionBody.of(done);
            case Outcome.Rejected(var done) -> CorrectionBody.of(done);
            case Outcome.Proposed _,
                    Outcome.Nothing _,
                    Outcome.ImpossibleDay _,
                    Outcome.SamePerson _,
                    Outcome.OwnHousehold _,
                    Outcome.Stale _,
                    Outcome.SeatTaken _,
                    Outcome.PayoutStands _,
                    Outcome.Judged _ ->
                    throw refused(outcome);
        };
    }

    private static Refused refused(Outcome outcome) {
        String type =
                switch (outcome) {
                    case Outcome.Nothing _ -> "nothing-to-correct";
                    case Outcome.ImpossibleDay _ -> "impossible-day";
                    case Outcome.SamePerson _ -> "same-person";
                    case Outcome.OwnHousehold _ -> "own-household";
                    case Outcome.Stale _ -> "changed-since";
                    case Outcome.SeatTaken _ -> "member-anew";
                    case Outcome.PayoutStands _ -> "payout-stands";
                    case Outcome.Judged _,
                            Outcome.Proposed _,
                            Outcome.Confirmed _,
                            Outcome.Rejected _ ->
                            "judged-already";
                };
        return Refused.notPossible(type, Words.of(CorrectionText.key(outcome)), Map.of());
    }
}
