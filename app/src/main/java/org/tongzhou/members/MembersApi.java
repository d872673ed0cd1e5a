package org.tongzhou.members;

import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.tongzhou.accounts.Account;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.plan.Relation;
import org.tongzhou.core.plan.Sex;
import org.tongzhou.gate.Gate;
import org.tongzhou.members.Payers.Payer;
import org.tongzhou.web.Formats;
import org.tongzhou.web.Refused;
import org.tongzhou.web.Slice;
import org.tongzhou.web.Words;

/// Persons, household and mandate of the account that calls.
@RestController
@RequestMapping("/api/v1")
class MembersApi {

    private final Members members;
    private final Payers payers;
    private final Gate gate;

    MembersApi(Members members, Payers payers, Gate gate) {
        this.members = members;
        this.payers = payers;
        this.gate = gate;
    }

    /// @param check `WAITING` until the identity service has answered
    record PersonBody(
            long person,
            long household,
            Relation relation,
            String name,
            LocalDate birth,
            Sex sex,
            String region,
            Person.Check check,
            @Nullable String checkReason) {}

    record PersonList(List<PersonBody> persons, @Nullable String next) {}

    record HouseholdBody(long household, List<PersonBody> persons) {}

    record NewDependant(
            @Nullable PersonDetails person,
            @Nullable String relation,
            @Nullable Boolean authorityConfirmed) {}

    record NewMandate(@Nullable Long ceilingMinor, @Nullable String account) {}

    record NewCeiling(@Nullable Long ceilingMinor) {}

    /// What is to replace the mandate in force once its account is confirmed.
    ///
    /// @param refusal why it was not; null while it is being checked
    record NewAccountBody(String account, long ceilingMinor, @Nullable String refusal) {

        static NewAccountBody of(NewAccount one) {
            MandateDetails wanted = one.details();
            return new NewAccountBody(
                    MandateController.masked(wanted.account()),
                    wanted.ceiling().minor(),
                    one.refusal().orElse(null));
        }
    }

    /// @param allowsDebits whether the account is checked
    /// @param accountRefusal why the account cannot be debited
    record MandateBody(
            long household,
            long ceilingMinor,
            String account,
            boolean allowsDebits,
            @Nullable String accountRefusal,
            @Nullable NewAccountBody newAccount) {}

    @Operation(summary = "List the persons of the household")
    @GetMapping("/persons")
    PersonList persons(
            @AuthenticationPrincipal Account account,
            @RequestParam(defaultValue = Slice.USUAL) int limit,
            @RequestParam(defaultValue = "") String after) {
        List<PersonBody> all =
                payers.of(account)
                        .map(payer -> household(payer).persons())
                        .orElseGet(() -> himself(account));
        var slice = Slice.within(all, limit, after, PersonBody::person);
        return new PersonList(slice.page(), slice.next("/api/v1/persons"));
    }

    @Operation(summary = "Register the person of the calling account")
    @PostMapping("/persons")
    @ResponseStatus(HttpStatus.CREATED)
    PersonBody register(
            @AuthenticationPrincipal Account account, @RequestBody PersonDetails details) {
        return told(members.register(account.id(), PersonDetails.sent(details, today(), "")));
    }

    @Operation(summary = "Show the household that the account pays for")
    @GetMapping("/household")
    HouseholdBody household(@AuthenticationPrincipal Account account) {
        return household(payer(account));
    }

    @Operation(summary = "Add a dependant to the household")
    @PostMapping("/household/dependants")
    @ResponseStatus(HttpStatus.CREATED)
    PersonBody add(@AuthenticationPrincipal Account account, @RequestBody NewDependant body) {
        Payer payer = payer(account);
        Relation relation = HouseholdController.relation(String.valueOf(body.relation()));
        NewPerson person = PersonDetails.sent(body.person(), today(), "person.");
        boolean confirmed = Boolean.TRUE.equals(body.authorityConfirmed());
        return told(members.register(payer.household(), person, relation, confirmed));
    }

    @Operation(summary = "Show the mandate to debit")
    @GetMapping("/mandate")
    MandateBody mandate(@AuthenticationPrincipal Account account) {
        return mandate(payer(account).household());
    }

    @Operation(summary = "Give a mandate to debit, or change it")
    @PutMapping("/mandate")
    MandateBody give(@AuthenticationPrincipal Account account, @RequestBody NewMandate body) {
        Household household = payer(account).household();
        members.giveMandate(
                household, MandateDetails.sent(body.ceilingMinor(), body.account(), ""));
        return mandate(household);
    }

    @Operation(summary = "Change the ceiling of the mandate and nothing else")
    @PutMapping("/mandate/ceiling")
    MandateBody setCeiling(@AuthenticationPrincipal Account account, @RequestBody NewCeiling body) {
        Household household = payer(account).household();
        Amount ceiling = MandateDetails.sentCeiling(body.ceilingMinor(), "");
        if (!members.setCeiling(household, ceiling)) {
            throw Refused.notFound();
        }
        return mandate(household);
    }

    @Operation(
            summary = "Keep the account that is debited",
            description =
                    "An account that was named instead, and was refused or waits, is dropped.")
    @DeleteMapping("/mandate/new-account")
    MandateBody keep(@AuthenticationPrincipal Account account) {
        Household household = payer(account).household();
        members.keepAccount(household);
        return mandate(household);
    }

    @Operation(summary = "Cancel the mandate")
    @DeleteMapping("/mandate")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cancel(@AuthenticationPrincipal Account account) {
        members.cancelMandate(payer(account).household());
    }

    private MandateBody mandate(Household household) {
        Mandate mandate =
                members.mandate(household)
                        .filter(given -> !given.cancelled())
                        .orElseThrow(Refused::notFound);
        return new MandateBody(
                household.number(),
                mandate.ceiling().minor(),
                MandateController.masked(mandate.account()),
                mandate.allowsDebits(),
                members.accountRefusal(household).orElse(null),
                members.newAccount(household).map(NewAccountBody::of).orElse(null));
    }

    private HouseholdBody household(Payer payer) {
        List<PersonBody> persons =
                members.belongings(payer.household()).stream()
                        .map(place -> body(place, members.person(place.person()).orElseThrow()))
                        .toList();
        return new HouseholdBody(payer.household().number(), persons);
    }

    /// Somebody for whom another pays sees himself.
    private List<PersonBody> himself(Account account) {
        return members.personOfAccount(account.id()).stream()
                .map(person -> body(members.belonging(person.number()).orElseThrow(), person))
                .toList();
    }

    private Payer payer(Account account) {
        return payers.of(account)
                .orElseThrow(() -> Refused.notFound(Words.of("members.household.none")));
    }

    private LocalDate today() {
        return gate.now().atZone(Formats.ZONE).toLocalDate();
    }

    private PersonBody told(Registration registration) {
        if (registration instanceof Registration.Registered(var newcomer)) {
            return body(newcomer.belonging(), newcomer.person());
        }
        RegistrationRefusal refusal = RegistrationRefusal.of(registration);
        throw Refused.notPossible(refusal.type(), refusal.detail(), Map.of());
    }

    private PersonBody body(Belonging place, Person person) {
        return new PersonBody(
                person.number(),
                place.household().number(),
                place.relation(),
                members.name(person.number()).orElse("–"),
                person.birth(),
                person.sex(),
                person.region(),
                person.check(),
                person.checkReason().orElse(null));
    }
}
