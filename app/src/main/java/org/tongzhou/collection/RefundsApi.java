package org.tongzhou.collection;

import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.tongzhou.accounts.Account;
import org.tongzhou.core.money.Amount;
import org.tongzhou.members.Household;
import org.tongzhou.members.Members;
import org.tongzhou.web.Refused;
import org.tongzhou.web.Slice;
import org.tongzhou.web.Words;

/// Taking money out of balances, for programs.
@RestController
@RequestMapping(RefundsApi.PATH)
class RefundsApi {

    static final String PATH = "/api/v1/collection/refunds";

    private final RefundOrders orders;
    private final Wallets wallets;
    private final Members members;

    RefundsApi(RefundOrders orders, Wallets wallets, Members members) {
        this.orders = orders;
        this.wallets = wallets;
        this.members = members;
    }

    /// @param askedMinor missing where all goes back, since nobody is in the plan any more
    /// @param givenMinor what went back; missing until it does
    record RefundBody(
            long refund,
            String plan,
            @Nullable Long askedMinor,
            LocalDate orderedOn,
            RefundOrder.State state,
            @Nullable Long givenMinor) {}

    record RefundList(List<RefundBody> refunds, @Nullable String next) {}

    record NewRefund(@Nullable String plan, @Nullable Long amountMinor) {}

    private Household own(Account account) {
        return members.householdPaidBy(account.id())
                .orElseThrow(() -> Refused.notFound(Words.of("members.household.none")));
    }

    @Operation(summary = "List what goes back of the household's balances, the newest first")
    @GetMapping
    RefundList refunds(
            @AuthenticationPrincipal Account account,
            @RequestParam(defaultValue = Slice.USUAL) int limit,
            @RequestParam(defaultValue = Slice.NEWEST) long after) {
        var found =
                orders.ofHousehold(own(account).number(), Slice.after(after), Slice.toRead(limit));
        var slice = Slice.of(found, limit, RefundOrder::number);
        return new RefundList(slice.as(this::body), slice.next(PATH));
    }

    private RefundBody body(RefundOrder order) {
        return new RefundBody(
                order.number(),
                wallets.plan(order.plan()).code(),
                order.asked().map(Amount::minor).orElse(null),
                order.day(),
                order.state(),
                order.given().map(Amount::minor).orElse(null));
    }

    @Operation(
            summary = "Take money out of a balance",
            description =
                    "What is above what members leave in goes back to the checked account of the"
                            + " mandate, once shares that were noticed are taken.")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    void ask(@AuthenticationPrincipal Account account, @RequestBody NewRefund wanted) {
        Household household = own(account);
        Wallets.Wallet wallet = wallets.wanted(household, wanted.plan());
        Amount amount = TypedAmount.ofMinor(wanted.amountMinor());
        Refunding outcome = orders.order(household, wallet.plan(), amount, UUID.randomUUID());
        if (!(outcome instanceof Refunding.Ordered)) {
            throw Refused.conflict(
                    Words.of(
                            RefundController.key(outcome),
                            RefundController.told(outcome, wallet.plan())));
        }
    }

    @Operation(summary = "Leave in what was asked for and has not gone back yet")
    @DeleteMapping("/{refund}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cancel(@AuthenticationPrincipal Account account, @PathVariable long refund) {
        if (!orders.cancel(own(account).number(), refund)) {
            throw Refused.notFound();
        }
    }
}
