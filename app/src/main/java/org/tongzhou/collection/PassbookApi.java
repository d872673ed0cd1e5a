package org.tongzhou.collection;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tongzhou.accounts.Account;
import org.tongzhou.members.Members;
import org.tongzhou.plans.Plans;
import org.tongzhou.web.Slice;

/// The passbook of the household that the calling account pays for.
@RestController
class PassbookApi {

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
    /// @param next the next page; missing on the last
    record PassbookBody(
            long paidMinor, long helped, List<ShareBody> shares, @Nullable String next) {}

    /// The newest round first; a page has so many rounds, each whole.
    @GetMapping("/api/v1/passbook")
    PassbookBody passbook(
            @AuthenticationPrincipal Account account,
            @RequestParam(defaultValue = Slice.USUAL) int limit,
            @RequestParam(defaultValue = Slice.NEWEST) long after) {
        int from = Slice.afterInt(after);
        List<Share> all =
                members.householdPaidBy(account.id())
                        .map(household -> debits.shares(household.number()))
                        .orElse(List.of());
        List<Integer> rounds =
                all.stream()
                        .map(share -> share.line().round())
                        .filter(round -> round < from)
                        .distinct()
                        .toList();
        var slice = Slice.of(rounds, limit, round -> round);
        Set<Integer> shown = Set.copyOf(slice.page());
        List<ShareBody> page =
                all.stream()
                        .filter(share -> shown.contains(share.line().round()))
                        .map(this::body)
                        .toList();
        return new PassbookBody(
                CollectionText.paid(all).minor(),
                CollectionText.helped(all),
                page,
                slice.next("/api/v1/passbook"));
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
