package org.tongzhou.collection;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tongzhou.accounts.Account;
import org.tongzhou.members.Members;
import org.tongzhou.plans.Plans;

/// The passbook of the household that the calling account pays for.
@RestController
class PassbookApi {

    private static final int ROUNDS = 24;

    private final Debits debits;
    private final Members members;
    private final Plans plans;

    PassbookApi(Debits debits, Members members, Plans plans) {
        this.debits = debits;
        this.members = members;
        this.plans = plans;
    }

    /// @param on the day it was taken, or will be
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
            Share.Taking taking,
            LocalDate on,
            long openMinor) {}

    /// @param helped how many families the household helped in all
    /// @param next what to ask for the rounds before; missing on the last page
    record PassbookBody(
            long paidMinor, long helped, List<ShareBody> shares, @Nullable String next) {}

    /// The newest round first.
    @GetMapping("/api/v1/passbook")
    PassbookBody passbook(
            @AuthenticationPrincipal Account account,
            @RequestParam(defaultValue = "" + Integer.MAX_VALUE) int before) {
        List<Share> all =
                members.householdPaidBy(account.id())
                        .map(household -> debits.shares(household.number()))
                        .orElse(List.of());
        List<Share> later = all.stream().filter(share -> share.line().round() < before).toList();
        List<Integer> rounds =
                later.stream().map(share -> share.line().round()).distinct().limit(ROUNDS).toList();
        int last = rounds.isEmpty() ? 0 : rounds.getLast();
        List<ShareBody> page =
                later.stream()
                        .filter(share -> share.line().round() >= last)
                        .map(this::body)
                        .toList();
        String next = page.size() < later.size() ? "/api/v1/passbook?before=" + last : null;
        return new PassbookBody(
                CollectionText.paid(all).minor(), CollectionText.helped(all), page, next);
    }

    private ShareBody body(Share share) {
        var membership = share.membership();
        var line = share.line();
        return new ShareBody(
                membership.enrolment(),
                plans.version(membership.plan(), membership.planVersion()).code(),
                line.round(),
                line.noticeOn(),
                line.price().minor(),
                line.charge().minor(),
                line.cases(),
                line.members(),
                line.payouts().minor(),
                line.fee().minor(),
                share.taking(),
                share.on(),
                share.open().minor());
    }
}
