package org.tongzhou.messages;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
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
        changes(corrected)
                .forEach((account, change) ->
                        messages.send(account, Message.Kind.CORRECTED, details(corrected, change)));
    }

    private static Map<String, String> details(Corrected corrected, Amount change) {
        return Map.of(
                "proposal", Long.toString(corrected.proposal()),
                "enrolment", Long.toString(corrected.enrolment()),
                "changeMinor", Long.toString(change.minor()),
                "coverEndsOn", corrected.coverEndsOn().map(LocalDate::toString).orElse(""));
    }

    /// Each payer learns what his household pays or gets, also the one whom the member has left;
    /// the member learns all of it.
    private Map<Long, Amount> changes(Corrected corrected) {
        Membership membership = enrolments.find(corrected.enrolment()).orElseThrow();
        Map<Long, Amount> changes = new LinkedHashMap<>();
        Map<Long, Amount> households = new LinkedHashMap<>(corrected.changes());
        households.putIfAbsent(membership.household(), Amount.ZERO);
        households.forEach((number, change) ->
                members.household(number)
                        .flatMap(household -> members.person(household.payer()))
                        .flatMap(Person::account)
                        .ifPresent(account -> changes.merge(account, change, Amount::plus)));
        members.person(membership.person())
                .flatMap(Person::account)
                .ifPresent(account -> changes.putIfAbsent(account, corrected.change()));
        return changes;
    }
}
