package org.tongzhou.rounds;

import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tongzhou.accounts.Account;
import org.tongzhou.enrolment.Membership;
import org.tongzhou.enrolment.OwnMemberships;
import org.tongzhou.plans.Plans;
import org.tongzhou.rounds.MemberLives.Lived;
import org.tongzhou.web.Refused;
import org.tongzhou.web.Slice;

/// All rounds of a member across the households that paid for him, for programs.
@RestController
class MemberLifeApi {

    private final OwnMemberships own;
    private final MemberLives lives;
    private final Plans plans;

    MemberLifeApi(OwnMemberships own, MemberLives lives, Plans plans) {
        this.own = own;
        this.lives = lives;
        this.plans = plans;
    }

    /// @param enrolment by which the round was shared
    record LivedBody(
            long enrolment, int round, LocalDate noticeOn, long priceMinor, long chargedMinor) {}

    /// @param next the next page; missing on the last
    record LifeBody(String plan, List<LivedBody> rounds, @Nullable String next) {}

    @Operation(
            summary = "List the rounds that a member shared in, the newest first",
            description = "Across all households that paid for him.")
    @GetMapping("/api/v1/enrolments/{number}/rounds")
    LifeBody rounds(
            @AuthenticationPrincipal Account account,
            @PathVariable long number,
            @RequestParam(defaultValue = Slice.USUAL) int limit,
            @RequestParam(defaultValue = "") String after) {
        Membership membership = own.find(account.id(), number).orElseThrow(Refused::notFound);
        String code = plans.version(membership.plan(), membership.planVersion()).code();
        List<LivedBody> all = lives.of(membership).stream().map(MemberLifeApi::body).toList();
        var slice = Slice.within(all, limit, after, LivedBody::round);
        String path = "/api/v1/enrolments/%d/rounds".formatted(number);
        return new LifeBody(code, slice.page(), slice.next(path));
    }

    private static LivedBody body(Lived lived) {
        PassbookLine line = lived.line();
        return new LivedBody(
                lived.enrolment(),
                line.round(),
                line.noticeOn(),
                line.price().minor(),
                line.charge().minor());
    }
}
