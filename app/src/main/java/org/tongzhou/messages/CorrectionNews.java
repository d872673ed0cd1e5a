package org.tongzhou.messages;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tongzhou.core.money.Amount;
import org.tongzhou.corrections.Corrected;
import org.tongzhou.enrolment.Enrolments;
import org.tongzhou.enrolment.Membership;
import org.tongzhou.members.Members;
import org.tongzhou.members.Person;

/// Tells the payers, and the member if he has an account, what was put right, in the transaction
/// that does it.
@Component
class CorrectionNews {

    private final Enrolments enrolments;
    private final Members members;
    private final Messages messages;

    CorrectionNews(Enrolments enrolments, Members members, Messages messages) {
        this.enrolments = enrolments;
        this.members = members;
        this.messages = messages;
    }

    @EventListener
    void on(Corrected corrected) {
        households(corrected)
                .forEach((account, households) ->
                        messages.send(
                                account, Message.Kind.CORRECTED, details(corrected, households)));
    }

    private static Map<String, String> details(Corrected corrected, Set<Long> households) {
        Amount change =
                households.stream()
                        .map(one -> corrected.changes().getOrDefault(one, Amount.ZERO))
                        .reduce(Amount.ZERO, Amount::plus);
        return Map.of(
                "proposal", Long.toString(corrected.proposal()),
                "enrolment", Long.toString(corrected.enrolment()),
                "households",
                        households.stream().map(String::valueOf).collect(Collectors.joining(",")),
                "changeMinor", Long.toString(change.minor()),
                "coverEndsOn", corrected.coverEndsOn().map(LocalDate::toString).orElse(""));
    }

    /// Whose change each account is told. A payer learns what his household pays or gets, also the
    /// one whom the member has left; the member learns all of it.
    private Map<Long, Set<Long>> households(Corrected corrected) {
        Membership membership = enrolments.find(corrected.enrolment()).orElseThrow();
        Set<Long> all = new TreeSet<>(corrected.changes().keySet());
        all.add(membership.household());
        Map<Long, Set<Long>> told = new LinkedHashMap<>();
        for (long number : all) {
            members.household(number)
                    .flatMap(household -> members.person(household.payer()))
                    .flatMap(Person::account)
                    .ifPresent(account ->
                            told.computeIfAbsent(account, _ -> new TreeSet<>()).add(number));
        }
        members.person(membership.person())
                .flatMap(Person::account)
                .ifPresent(account -> told.putIfAbsent(account, all));
        return told;
    }
}
