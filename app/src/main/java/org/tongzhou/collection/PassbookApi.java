package org.tongzhou.collection;

import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tongzhou.accounts.Account;
import org.tongzhou.web.Slice;

/// The passbook of the household that the calling account pays for, or of its own person.
@RestController
class PassbookApi {

    private final PassbookPages passbooks;

    PassbookApi(PassbookPages passbooks) {
        this.passbooks = passbooks;
    }

    /// @param carryInMinor what the round before left, in all
    /// @param subsidyMinor what the operator bore, in all
    /// @param besidesMinor refunds and losses of earlier rounds, less late charges, in all
    /// @param on the day it was taken, or will be
    /// @param refundedMinor what a later round gave back of it
    record ShareBody(
            long enrolment,
            String plan,
            int round,
            LocalDate noticeOn,
            long priceMinor,
            long chargedMinor,
            int cases,
            long members,
            long payoutsMinor,
            long feeMinor,
            long carryInMinor,
            long subsidyMinor,
            long besidesMinor,
            Share.Taking taking,
            LocalDate on,
            long openMinor,
            long refundedMinor) {}

    /// @param helped how many families the household helped in all
    /// @param next the next page; missing on the last
    record PassbookBody(
            String currency,
            long paidMinor,
            long helped,
            List<ShareBody> shares,
            @Nullable String next) {}

    @Operation(
            summary = "Show what the household paid, the newest round first",
            description = "A page has so many rounds, each whole.")
    @GetMapping("/api/v1/passbook")
    PassbookBody passbook(
            @AuthenticationPrincipal Account account,
            @RequestParam(defaultValue = Slice.USUAL) int limit,
            @RequestParam(defaultValue = Slice.NEWEST) long after) {
        int most = Slice.toRead(limit) - 1;
        PassbookPages.Page page = passbooks.of(account, Slice.afterInt(after), most);
        List<ShareBody> shares =
                page.rounds().stream()
                        .flatMap(round -> round.shares().stream().map(one -> body(round, one)))
                        .toList();
        String last = page.next().isPresent() ? "" + page.next().getAsInt() : null;
        return new PassbookBody(
                page.currency(),
                page.help().paid().minor(),
                page.help().families(),
                shares,
                new Slice<>(page.rounds(), limit, last).next("/api/v1/passbook"));
    }

    private static ShareBody body(PassbookPages.OneRound round, Share share) {
        var line = share.line();
        return new ShareBody(
                share.membership().enrolment(),
                round.plan().code(),
                line.round(),
                line.noticeOn(),
                line.price().minor(),
                line.charge().minor(),
                line.cases(),
                line.members(),
                line.payouts().minor(),
                line.fee().minor(),
                line.carryIn().minor(),
                line.subsidy().minor(),
                line.besides().minor(),
                share.taking(),
                share.on(),
                share.open().minor(),
                share.refunded().minor());
    }
}
