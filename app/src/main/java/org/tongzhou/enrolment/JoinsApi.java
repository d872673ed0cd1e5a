package org.tongzhou.enrolment;

import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.tongzhou.accounts.Account;
import org.tongzhou.core.plan.Relation;
import org.tongzhou.members.Household;
import org.tongzhou.members.MandateDetails;
import org.tongzhou.members.Members;
import org.tongzhou.members.NewPerson;
import org.tongzhou.members.Person;
import org.tongzhou.members.PersonDetails;
import org.tongzhou.members.RegistrationRefusal;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;
import org.tongzhou.web.BadInput;
import org.tongzhou.web.Formats;
import org.tongzhou.web.Refused;
import org.tongzhou.web.Words;

/// Joining in one call: person and household, mandate and enrolment, all or nothing.
@RestController
@RequestMapping("/api/v1/joins")
class JoinsApi {

    private final Enrolments enrolments;
    private final Members members;
    private final Plans plans;
    private final Clocks clocks;

    JoinsApi(Enrolments enrolments, Members members, Plans plans, Clocks clocks) {
        this.enrolments = enrolments;
        this.members = members;
        this.plans = plans;
        this.clocks = clocks;
    }

    record NewMandate(@Nullable Long ceilingMinor, @Nullable String account) {}

    /// @param person left out by an account that is registered already
    record NewJoin(
            @Nullable PersonDetails person,
            @Nullable NewMandate mandate,
            @Nullable String plan,
            @Nullable Map<String, @Nullable Boolean> answers,
            @Nullable List<Application.@Nullable Consent> consents,
            @Nullable String country) {}

    /// @param firstPaymentMinor taken first, zero in most plans; day and round are those of one who
    ///     pays it today
    record JoinedBody(
            long person,
            long household,
            long enrolment,
            LocalDate coveredFrom,
            int firstRound,
            long firstPaymentMinor) {}

    @Operation(
            summary = "Join a plan in one call: person, mandate and membership",
            description =
                    "All or nothing. An account that is registered already leaves out the person.")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    JoinedBody join(@AuthenticationPrincipal Account account, @RequestBody NewJoin body) {
        ListedPlan plan = Bodies.plan(plans, body.plan(), clocks.roughly());
        MandateDetails mandate = mandate(body.mandate());
        Application application =
                Bodies.application(plan, 0, body.answers(), body.consents(), body.country());
        PersonDetails details = body.person();
        return details == null
                ? known(account, mandate, application, plan)
                : newcomer(account, details, mandate, application, plan);
    }

    private JoinedBody newcomer(
            Account account,
            PersonDetails details,
            MandateDetails mandate,
            Application application,
            ListedPlan plan) {
        NewPerson person = person(details);
        return switch (enrolments.join(account.id(), person, mandate, application)) {
            case FirstJoin.Enrolled(var number, var household, var joined) ->
                    body(number, household, joined);
            case FirstJoin.NotRegistered(var reason) -> {
                RegistrationRefusal refusal = RegistrationRefusal.of(reason);
                throw Refused.notPossible(refusal.type(), refusal.detail(), Map.of());
            }
            case FirstJoin.NotAdmitted(var reason) -> {
                Bodies.admitted(reason, plan.plan());
                throw new IllegalStateException("not admitted, yet joined");
            }
        };
    }

    private JoinedBody known(
            Account account, MandateDetails mandate, Application application, ListedPlan plan) {
        Person person =
                members.personOfAccount(account.id())
                        .orElseThrow(() -> new BadInput("person", "enrolment.person.missing"));
        // For whom another pays, that one joins and gives the mandate.
        Household household =
                members.belonging(person.number())
                        .filter(place -> place.relation() == Relation.SELF)
                        .orElseThrow(() ->
                                Refused.notPossible(
                                        "paid-for", Words.of("enrolment.paidFor"), Map.of()))
                        .household();
        Admitted outcome = enrolments.join(household, mandate, application.of(person.number()));
        Admitted.Joined joined = Bodies.admitted(outcome, plan.plan());
        return body(person.number(), household.number(), joined);
    }

    private static JoinedBody body(long person, long household, Admitted.Joined joined) {
        return new JoinedBody(
                person,
                household,
                joined.enrolment(),
                joined.coveredFrom(),
                joined.firstRound(),
                joined.firstPayment().minor());
    }

    private static MandateDetails mandate(@Nullable NewMandate mandate) {
        if (mandate == null) {
            throw new BadInput("mandate", "enrolment.mandate.missing");
        }
        return MandateDetails.sent(mandate.ceilingMinor(), mandate.account(), "mandate.");
    }

    private NewPerson person(PersonDetails details) {
        LocalDate today = clocks.roughly().atZone(Formats.ZONE).toLocalDate();
        return PersonDetails.sent(details, today, "person.");
    }
}
