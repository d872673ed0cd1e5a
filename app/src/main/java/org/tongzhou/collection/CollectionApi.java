package org.tongzhou.collection;

import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.tongzhou.accounts.Account;
import org.tongzhou.core.money.Amount;
import org.tongzhou.gate.Gate;
import org.tongzhou.members.Household;
import org.tongzhou.members.Members;
import org.tongzhou.web.BadInput;
import org.tongzhou.web.Refused;
import org.tongzhou.web.Slice;
import org.tongzhou.web.Words;

/// What is open for a household, what is paid out to it, its balances: for programs.
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

    record LineList(List<LineBody> lines, @Nullable String next) {}

    record PayoutBody(
            String id,
            int attempt,
            String plan,
            int round,
            OwedPayout.Kind kind,
            @Nullable Long claim,
            long amountMinor,
            OwedPayout.State state,
            LocalDate dueOn) {

        static PayoutBody of(OwedPayout payout, String plan) {
            return new PayoutBody(
                    payout.id(),
                    payout.attempt(),
                    plan,
                    payout.round(),
                    payout.kind(),
                    payout.claim().orElse(null),
                    payout.amount().minor(),
                    payout.state(),
                    payout.dueOn());
        }
    }

    record PayoutList(List<PayoutBody> payouts, @Nullable String next) {}

    /// @param refundableMinor the most that may be asked for now
    record BalanceBody(
            String plan,
            long balanceMinor,
            long warnBelowMinor,
            long suspendBelowMinor,
            long refundableMinor) {}

    record BalanceList(List<BalanceBody> balances) {}

    record NewTopUp(@Nullable String plan, @Nullable Long amountMinor) {}

    record NewConsent(@Nullable Boolean agreed) {}

    private Household own(Account account) {
        return members.householdPaidBy(account.id())
                .orElseThrow(() -> Refused.notFound(Words.of("members.household.none")));
    }

    @Operation(summary = "List shares that were not taken when they fell due, open or closed since")
    @GetMapping("/lines")
    LineList lines(
            @AuthenticationPrincipal Account account,
            @RequestParam(defaultValue = Slice.USUAL) int limit,
            @RequestParam(defaultValue = "") String after) {
        var all = debits.lines(own(account).number());
        var slice = Slice.within(all, limit, after, CollectionApi::place);
        return new LineList(slice.as(this::body), slice.next("/api/v1/collection/lines"));
    }

    private static String place(Line line) {
        return "%d-%d-%d".formatted(line.enrolment(), line.round(), line.correction());
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

    @Operation(summary = "List the payouts to the household")
    @GetMapping("/payouts")
    PayoutList payouts(
            @AuthenticationPrincipal Account account,
            @RequestParam(defaultValue = Slice.USUAL) int limit,
            @RequestParam(defaultValue = "") String after) {
        var all = debits.payouts(own(account).number());
        var slice = Slice.within(all, limit, after, OwedPayout::channelId);
        return new PayoutList(
                slice.as(one -> PayoutBody.of(one, wallets.plan(one.plan()).code())),
                slice.next("/api/v1/collection/payouts"));
    }

    @Operation(summary = "Show the household's balances in pre-paid plans")
    @GetMapping("/balance")
    BalanceList balance(@AuthenticationPrincipal Account account) {
        return new BalanceList(
                wallets.of(own(account)).stream()
                        .map(one ->
                                new BalanceBody(
                                        one.plan().code(),
                                        one.balance().minor(),
                                        one.terms().warnBelow().minor(),
                                        one.terms().suspendBelow().minor(),
                                        one.refundable().minor()))
                        .toList());
    }

    @Operation(summary = "Order a payment into a balance; it is taken within the day")
    @PostMapping("/top-ups")
    @ResponseStatus(HttpStatus.CREATED)
    void payIn(@AuthenticationPrincipal Account account, @RequestBody NewTopUp wanted) {
        Household household = own(account);
        Wallets.Wallet wallet = wallets.wanted(household, wanted.plan());
        Amount amount = TypedAmount.minorToPayIn(wanted.amountMinor());
        if (!wallet.takesPayments()) {
            throw Refused.conflict(Words.of("collection.plan.left"));
        }
        LocalDate today = wallet.plan().plan().dayOf(gate.now());
        if (!debits.topUp(household, wallet.plan().number(), amount, today)) {
            throw Refused.conflict(Words.of("collection.mandate.missing"));
        }
    }

    @Operation(
            summary = "Answer whether more than the ceiling may be debited",
            description = "Once for each debit day.")
    @PostMapping("/consent")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void consent(@AuthenticationPrincipal Account account, @RequestBody NewConsent wanted) {
        Household household = own(account);
        if (wanted.agreed() == null) {
            throw new BadInput("agreed", "collection.answer.missing");
        }
        if (!debits.isAsked(household.number())) {
            throw Refused.conflict(Words.of("collection.answer.notAsked"));
        }
        debits.answer(household, wanted.agreed());
    }
}
