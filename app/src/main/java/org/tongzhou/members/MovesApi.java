package org.tongzhou.members;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tongzhou.accounts.Account;
import org.tongzhou.core.plan.Relation;
import org.tongzhou.gate.Gate;
import org.tongzhou.web.BadInput;
import org.tongzhou.web.Formats;
import org.tongzhou.web.Refused;
import org.tongzhou.web.Slice;
import org.tongzhou.web.Words;

/// Moving to another household, for programs.
@RestController
@RequestMapping("/api/v1/household/moves")
class MovesApi {

    private final HouseholdMoves moves;
    private final AccountProofs proofs;
    private final Gate gate;

    MovesApi(HouseholdMoves moves, AccountProofs proofs, Gate gate) {
        this.moves = moves;
        this.proofs = proofs;
        this.gate = gate;
    }

    /// @param payer who offers it, masked
    /// @param mayAgree whether the word of this account moves the person
    record MoveOfferBody(
            long move,
            long person,
            String name,
            String payer,
            Relation relation,
            Instant at,
            Instant expiresAt,
            boolean mayAgree) {}

    record MoveOfferPage(List<MoveOfferBody> moves, @Nullable String next) {}

    record NewMoveOffer(
            @Nullable PersonDetails person,
            @Nullable String relation,
            @Nullable Boolean authorityConfirmed) {}

    record AnswerBody(@Nullable Boolean agreed) {}

    /// @param account a bank account in the person's own name
    record ProofBody(@Nullable PersonDetails person, @Nullable String account) {}

    record OutcomeBody(Moving outcome) {}

    @Operation(summary = "List offers to move that concern the calling account")
    @GetMapping
    MoveOfferPage list(
            @AuthenticationPrincipal Account account,
            @RequestParam(defaultValue = Slice.USUAL) int limit,
            @RequestParam(defaultValue = "") String after) {
        List<MoveOfferBody> all = moves.of(account.id()).stream().map(MovesApi::body).toList();
        var slice = Slice.within(all, limit, after, MoveOfferBody::move);
        return new MoveOfferPage(slice.page(), slice.next("/api/v1/household/moves"));
    }

    private static MoveOfferBody body(HouseholdMoves.Seen one) {
        MoveOffer asked = one.offer();
        return new MoveOfferBody(
                asked.number(),
                asked.person(),
                one.name(),
                one.household(),
                asked.relation(),
                asked.at(),
                asked.expiresAt(),
                one.isMine());
    }

    @Operation(summary = "Offer a person to move into the household that the account pays for")
    @PostMapping
    OutcomeBody offer(@AuthenticationPrincipal Account account, @RequestBody NewMoveOffer body) {
        Relation relation = HouseholdController.relation(String.valueOf(body.relation()));
        boolean confirmed = Boolean.TRUE.equals(body.authorityConfirmed());
        return told(moves.offer(account.id(), person(body.person()), relation, confirmed));
    }

    @Operation(summary = "Answer an offer to move")
    @PostMapping("/{move}/answer")
    OutcomeBody answer(
            @AuthenticationPrincipal Account account,
            @PathVariable long move,
            @RequestBody AnswerBody body) {
        if (moves.of(account.id()).stream().noneMatch(one -> one.offer().number() == move)) {
            throw Refused.notFound();
        }
        if (body.agreed() == null) {
            throw new BadInput("agreed", "web.form.invalid");
        }
        return told(moves.answer(account.id(), move, body.agreed()));
    }

    @Operation(summary = "Pay for oneself from now on")
    @PostMapping("/own")
    OutcomeBody own(@AuthenticationPrincipal Account account) {
        return told(moves.found(account.id()));
    }

    @Operation(summary = "Prove that the account belongs to an adult whom somebody else enrolled")
    @PostMapping("/proof")
    OutcomeBody prove(@AuthenticationPrincipal Account account, @RequestBody ProofBody body) {
        NewPerson person = person(body.person());
        String bank = MovesController.bankAccount(String.valueOf(body.account()));
        return told(proofs.prove(account, person, bank));
    }

    private NewPerson person(@Nullable PersonDetails sent) {
        LocalDate today = gate.now().atZone(Formats.ZONE).toLocalDate();
        return PersonDetails.sent(sent, today, "person.");
    }

    private static OutcomeBody told(Moving outcome) {
        if (outcome == Moving.NOT_FOUND) {
            throw Refused.notFound();
        }
        if (!outcome.isDone()) {
            String type = outcome.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
            throw Refused.notPossible(type, Words.of("members.moving." + outcome), Map.of());
        }
        return new OutcomeBody(outcome);
    }
}
