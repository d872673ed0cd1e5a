package org.tongzhou.enrolment;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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
import org.tongzhou.gate.Gate;
import org.tongzhou.members.Household;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;
import org.tongzhou.web.Refused;
import org.tongzhou.web.Slice;
import org.tongzhou.web.Words;

/// The memberships of the household that the calling account pays for, or of its own person.
@RestController
@RequestMapping("/api/v1/enrolments")
class EnrolmentsApi {

    private final Enrolments enrolments;
    private final Exits exits;
    private final Households households;
    private final OwnMemberships own;
    private final Plans plans;
    private final Gate gate;

    EnrolmentsApi(
            Enrolments enrolments,
            Exits exits,
            Households households,
            OwnMemberships own,
            Plans plans,
            Gate gate) {
        this.enrolments = enrolments;
        this.exits = exits;
        this.households = households;
        this.own = own;
        this.plans = plans;
        this.gate = gate;
    }

    record NewEnrolment(
            @Nullable Long person,
            @Nullable String plan,
            @Nullable Map<String, @Nullable Boolean> answers,
            @Nullable List<Application.@Nullable Consent> consents,
            @Nullable String country) {}

    /// @param coveredFrom missing until the first payment is taken, where the plan asks for one
    /// @param lastRound the last round that it shares in
    record EnrolmentBody(
            long enrolment,
            long person,
            String plan,
            int planVersion,
            Instant joinedAt,
            @Nullable LocalDate coveredFrom,
            int firstRound,
            int lastRound,
            EnrolmentViews.State state,
            Cause cause) {}

    /// @param next the next page; missing on the last
    record EnrolmentPage(List<EnrolmentBody> enrolments, @Nullable String next) {}

    /// @param firstPaymentMinor taken first, zero in most plans; day and round are those of one who
    ///     pays it today
    record EnrolledBody(
            long enrolment, LocalDate coveredFrom, int firstRound, long firstPaymentMinor) {}

    @Operation(summary = "Enrol a person of the household in a plan")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    EnrolledBody join(@AuthenticationPrincipal Account account, @RequestBody NewEnrolment body) {
        ListedPlan plan = Bodies.plan(plans, body.plan(), gate.now());
        Household household =
                households
                        .of(account)
                        .orElseThrow(() -> Refused.notFound(Words.of("members.household.none")));
        long person = households.inside(household, body.person());
        Application application =
                Bodies.application(plan, person, body.answers(), body.consents(), body.country());
        Admitted.Joined joined = Bodies.admitted(enrolments.join(application), plan.plan());
        return new EnrolledBody(
                joined.enrolment(),
                joined.coveredFrom(),
                joined.firstRound(),
                joined.firstPayment().minor());
    }

    @Operation(summary = "List the memberships that the account may see")
    @GetMapping
    EnrolmentPage list(
            @AuthenticationPrincipal Account account,
            @RequestParam(defaultValue = Slice.USUAL) int limit,
            @RequestParam(defaultValue = "0") long after) {
        Instant now = gate.now();
        int most = Slice.toRead(limit);
        long from = Slice.after(after);
        List<Membership> found =
                own.of(account.id()).stream()
                        .filter(one -> one.enrolment() > from)
                        .limit(most)
                        .toList();
        var slice = Slice.of(found, limit, Membership::enrolment);
        return new EnrolmentPage(
                slice.as(membership -> body(membership, now)), slice.next("/api/v1/enrolments"));
    }

    @Operation(summary = "Show a membership")
    @GetMapping("/{number}")
    EnrolmentBody one(@AuthenticationPrincipal Account account, @PathVariable long number) {
        return body(own(account, number), gate.now());
    }

    @Operation(summary = "Show what leaving now would mean")
    @GetMapping("/{number}/exit-preview")
    Exits.Preview exitPreview(@AuthenticationPrincipal Account account, @PathVariable long number) {
        Membership membership = own(account, number);
        return exits.preview(membership, own.isPaidBy(account.id(), membership), gate.now());
    }

    @Operation(
            summary = "Leave the plan: free and at once",
            description = "A round whose notice day has begun is still owed.")
    @DeleteMapping("/{number}")
    EnrolmentBody leave(@AuthenticationPrincipal Account account, @PathVariable long number) {
        if (!own.mayEnd(account.id(), own(account, number))) {
            throw Refused.notAllowed(Words.of("enrolment.leave.moved"));
        }
        return body(enrolments.leave(number), gate.now());
    }

    private Membership own(Account account, long number) {
        return own.find(account.id(), number).orElseThrow(Refused::notFound);
    }

    private EnrolmentBody body(Membership membership, Instant now) {
        ListedPlan plan = plans.version(membership.plan(), membership.planVersion());
        return new EnrolmentBody(
                membership.enrolment(),
                membership.person(),
                plan.code(),
                membership.planVersion(),
                membership.joinedAt(),
                membership.hasBegun() ? membership.coveredFrom() : null,
                membership.firstRound(),
                membership.lastRound(),
                EnrolmentViews.State.of(membership, plan, now),
                membership.cause());
    }
}
