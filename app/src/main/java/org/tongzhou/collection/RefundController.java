package org.tongzhou.collection;

import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.tongzhou.accounts.Account;
import org.tongzhou.core.money.Amount;
import org.tongzhou.gate.Gate;
import org.tongzhou.members.Household;
import org.tongzhou.members.Members;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;
import org.tongzhou.web.Form;
import org.tongzhou.web.Form.Parsed;
import org.tongzhou.web.Pages;

/// Taking money out of a balance.
@Controller
@RequestMapping("/me/balance")
class RefundController {

    private static final String SHOW = "collection/refund";
    private static final String BALANCES = "/me/balance";

    private final Wallets wallets;
    private final RefundPages pages;
    private final RefundOrders orders;
    private final Members members;
    private final Plans plans;
    private final Gate gate;

    RefundController(
            Wallets wallets,
            RefundPages pages,
            RefundOrders orders,
            Members members,
            Plans plans,
            Gate gate) {
        this.wallets = wallets;
        this.pages = pages;
        this.orders = orders;
        this.members = members;
        this.plans = plans;
        this.gate = gate;
    }

    private record Place(Household household, Wallets.Wallet wallet) {

        ListedPlan plan() {
            return wallet.plan();
        }
    }

    private record Wanted(Amount amount, UUID order) {}

    @GetMapping("/{code}/refund")
    ModelAndView show(@AuthenticationPrincipal Account account, @PathVariable String code) {
        return place(account, code)
                .map(place -> Pages.show(SHOW, page(place, Form.EMPTY)))
                .orElseGet(() -> Pages.next(BALANCES));
    }

    @PostMapping("/{code}/refund")
    ModelAndView ask(
            @AuthenticationPrincipal Account account, @PathVariable String code, Form form) {
        return place(account, code)
                .map(place -> ask(place, form))
                .orElseGet(() -> Pages.next(BALANCES));
    }

    private ModelAndView ask(Place place, Form form) {
        Parsed<Wanted> parsed =
                form.parse(fields -> {
                    var amount = fields.value("amount", TypedAmount::of);
                    var order = fields.value("order", UUID::fromString);
                    return () -> new Wanted(amount.get(), order.get());
                });
        return switch (parsed) {
            case Parsed.Bad<Wanted>(var wrong) -> refused(place, wrong);
            case Parsed.Good<Wanted>(var wanted) -> ask(place, wanted, form);
        };
    }

    private ModelAndView ask(Place place, Wanted wanted, Form form) {
        Refunding outcome =
                orders.order(place.household(), place.plan(), wanted.amount(), wanted.order());
        return switch (outcome) {
            case Refunding.Ordered() -> BalanceController.Told.ASKED.next();
            case Refunding.Waits(), Refunding.TooMuch _, Refunding.NoAccount() ->
                    refused(place, form.with("amount", key(outcome), told(outcome, place.plan())));
        };
    }

    /// The words for what is against it.
    static String key(Refunding outcome) {
        return switch (outcome) {
            case Refunding.Ordered() -> "collection.told.ASKED";
            case Refunding.Waits() -> "collection.refund.waitsAlready";
            case Refunding.TooMuch _ -> "collection.refund.tooMuch";
            case Refunding.NoAccount() -> "collection.refund.noAccount";
        };
    }

    /// What those words name.
    static Object[] told(Refunding outcome, ListedPlan plan) {
        return outcome instanceof Refunding.TooMuch(Amount most)
                ? new Object[] {CollectionText.money(plan, most)}
                : new Object[0];
    }

    private RefundPages.RefundPage page(Place place, Form form) {
        return pages.page(place.household(), place.wallet(), form);
    }

    private ModelAndView refused(Place place, Form form) {
        return Pages.refused(SHOW, page(place, form));
    }

    @PostMapping("/refunds/{number}/cancellation")
    ModelAndView cancel(@AuthenticationPrincipal Account account, @PathVariable long number) {
        boolean isTakenBack =
                members.householdPaidBy(account.id())
                        .map(Household::number)
                        // Sent twice, it is taken back once.
                        .filter(own ->
                                orders.cancel(own, number) || orders.isTakenBack(own, number))
                        .isPresent();
        return isTakenBack
                ? BalanceController.Told.TAKEN_BACK.next()
                : BalanceController.Told.NOT_TAKEN_BACK.next();
    }

    /// The household's balance in the plan, if it has one.
    ///
    /// @throws ResponseStatusException if there is no such plan
    private Optional<Place> place(Account account, String code) {
        if (plans.inForce(code, gate.now()).isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return members.householdPaidBy(account.id())
                .flatMap(own -> wallets.find(own, code).map(one -> new Place(own, one)));
    }
}
