package org.tongzhou.messages;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tongzhou.corrections.Corrected;
import org.tongzhou.enrolment.Enrolments;
import org.tongzhou.enrolment.Membership;
import org.tongzhou.members.Members;
import org.tongzhou.members.Person;

/// Tells the payer, and the member if he has an account, what was put right, in the transaction that
/// does it.
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
        Map<String, String> details =
                Map.of(
                        "proposal", Long.toString(corrected.proposal()),
                        "enrolment", Long.toString(corrected.enrolment()),
                        "changeMinor", Long.toString(corrected.change().minor()),
                        "coverEndsOn", corrected.coverEndsOn().map(LocalDate::toString).orElse(""));
        accounts(enrolments.find(corrected.enrolment()).orElseThrow())
                .forEach(account -> messages.send(account, Message.Kind.CORRECTED, details));
    }

    private Set<Long> accounts(Membership membership) {
        Set<Long> accounts = new LinkedHashSet<>();
        members.household(membership.household())
                .flatMap(household -> members.person(household.payer()))
                .flatMap(Person::account)
                .ifPresent(accounts::add);
        members.person(membership.person()).flatMap(Person::account).ifPresent(accounts::add);
        return accounts;
    }
}
