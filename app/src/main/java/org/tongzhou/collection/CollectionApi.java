package org.tongzhou.collection;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tongzhou.accounts.Account;
import org.tongzhou.core.money.Amount;
import org.tongzhou.gate.Gate;
import org.tongzhou.members.Household;
import org.tongzhou.members.Members;
import org.tongzhou.web.BadInput;
import org.tongzhou.web.Problems;
import org.tongzhou.web.Refused;
import org.tongzhou.web.Words;

/// What is open for a household, what is paid out to it, its balances: for programs.
///
/// A household has few of each, so these lists have no pages.
@RestController
@RequestMapping("/api/v1/collection")
class CollectionApi {

    private final Debits debits;
    private final Wallets wallets;
    private final Members members;
    private final Gate gate;

    CollectionApi(Debits debits, Wallets wallets, Members members, Gate gate) {
        this.debits = debits;
        this.wallets = wallets;
        this.members = members;
        this.gate = gate;
    }

    record LineBody(
            long enrolment,
            String plan,
            int round,
            int correction,
            long amountMinor,
            long openMinor,
            Line.State state,
            LocalDate openedOn) {}

    record LineList(List<LineBody> lines) {}

    record PayoutBody(
            String id,
            int attempt,
            String plan,
            int round,
            OwedPayout.Kind kind,
            @Nullable Long claim,
            long amountMinor,
            OwedPayout.State state,
            LocalDate dueOn) {}

    record PayoutList(List<PayoutBody> payouts) {}

    record BalanceBody(
            String plan, long balanceMinor, long warnBelowMinor, long suspendBelowMinor) {}

    record BalanceList(List<BalanceBody> balances) {}

    record NewTopUp(@Nullable String plan, @Nullable Long amountMinor) {}

    record NewConsent(@Nullable Boolean agreed) {}

    private Household own(Account account) {
        return members.householdPaidBy(account.id()).orElseThrow(Refused::notFound);
    }

    /// Shares that were not taken when they fell due, open or closed since.
    @GetMapping("/lines")
    LineList lines(@AuthenticationPrincipal Account account) {
        return new LineList(debits.lines(own(account).number()).stream().map(this::body).toList());
    }

    private LineBody body(Line line) {
        return new LineBody(
                line.enrolment(),
                wallets.plan(line.plan()).code(),
                line.round(),
                line.correction(),
                line.amount().minor(),
                line.open().minor(),
                line.state(),
                line.openedOn());
    }

    @GetMapping("/payouts")
    PayoutList payouts(@AuthenticationPrincipal Account account) {
        return new PayoutList(
                debits.payouts(own(account).number()).stream().map(this::body).toList());
    }

    private PayoutBody body(OwedPayout payout) {
        return new PayoutBody(
                payout.id(),
                payout.attempt(),
                wallets.plan(payout.plan()).code(),
                payout.round(),
                payout.kind(),
                payout.claim().orElse(null),
                payout.amount().minor(),
                payout.state(),
                payout.dueOn());
    }

    @GetMapping("/balance")
    BalanceList balance(@AuthenticationPrincipal Account account) {
        return new BalanceList(
                wallets.of(own(account)).stream()
                        .map(one ->
                                new BalanceBody(
                                        one.plan().code(),
                                        one.balance().minor(),
                                        one.terms().warnBelow().minor(),
                                        one.terms().suspendBelow().minor()))
                        .toList());
    }

    /// Orders a payment into a balance; it is taken within the day.
    @PostMapping("/top-ups")
    ResponseEntity<?> payIn(
            @AuthenticationPrincipal Account account, @RequestBody NewTopUp wanted) {
        Household household = own(account);
        var wallet =
                wallets.of(household).stream()
                        .filter(one -> one.plan().code().equals(wanted.plan()))
                        .findFirst()
                        .orElseThrow(() -> new BadInput("plan", "collection.plan.no"));
        long minor = wanted.amountMinor() == null ? 0 : wanted.amountMinor();
        Amount amount = TypedAmount.within(new Amount(minor), "amountMinor");
        LocalDate today = wallet.plan().plan().dayOf(gate.now());
        boolean ordered = debits.topUp(household, wallet.plan().number(), amount, today);
        return ordered
                ? ResponseEntity.status(HttpStatus.CREATED).build()
                : conflict("collection.mandate.missing");
    }

    /// Answers whether more than the ceiling may be debited; once for each debit day.
    @PostMapping("/consent")
    ResponseEntity<?> consent(
            @AuthenticationPrincipal Account account, @RequestBody NewConsent wanted) {
        Household household = own(account);
        if (wanted.agreed() == null) {
            throw new BadInput("agreed", "collection.answer.missing");
        }
        if (!debits.isAsked(household.number())) {
            return conflict("collection.answer.notAsked");
        }
        debits.answer(household, wanted.agreed());
        return ResponseEntity.noContent().build();
    }

    private static ResponseEntity<?> conflict(String wordsKey) {
        return ResponseEntity.status(HttpStatus.CONFLICT)
                .body(Problems.of(HttpStatus.CONFLICT, Words.of(wordsKey)));
    }
}
