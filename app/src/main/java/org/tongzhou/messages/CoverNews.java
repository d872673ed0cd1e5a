package org.tongzhou.messages;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tongzhou.accounts.Accounts;
import org.tongzhou.accounts.CodeDelivery;
import org.tongzhou.collection.CoverEnded;
import org.tongzhou.enrolment.Cause;
import org.tongzhou.enrolment.Ended;
import org.tongzhou.enrolment.Enrolments;
import org.tongzhou.enrolment.Membership;
import org.tongzhou.members.Household;
import org.tongzhou.members.Members;
import org.tongzhou.members.Person;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;

/// Tells the payer, and the member if he has an account, that cover has an end, in the transaction
/// that ends it and so once: by own wish, in the inbox; since shares stayed unpaid, by letter too.
@Component
class CoverNews {

    private final Enrolments enrolments;
    private final Members members;
    private final Messages messages;
    private final MessageTexts texts;
    private final Accounts accounts;
    private final CodeDelivery letters;
    private final Plans plans;

    CoverNews(
            Enrolments enrolments,
            Members members,
            Messages messages,
            MessageTexts texts,
            Accounts accounts,
            CodeDelivery letters,
            Plans plans) {
        this.enrolments = enrolments;
        this.members = members;
        this.messages = messages;
        this.texts = texts;
        this.accounts = accounts;
        this.letters = letters;
        this.plans = plans;
    }

    @EventListener
    void on(CoverEnded ended) {
        Membership membership = enrolments.find(ended.enrolment()).orElseThrow();
        Map<String, String> details = details(ended);
        for (long account : concerned(membership)) {
            messages.send(account, Message.Kind.COVER_ENDED, details);
            accounts.contact(account)
                    .ifPresent(contact ->
                            letters.deliver(
                                    contact, texts.coverEndedLetter(details), CodeDelivery.A_DAY));
        }
    }

    /// Who leaves finds it in the inbox.
    @EventListener
    void on(Ended ended) {
        Membership membership = ended.membership();
        if (membership.cause() != Cause.LEFT) {
            return;
        }
        ListedPlan plan = plans.version(membership.plan(), membership.planVersion());
        LocalDate day = membership.coverEndsOn(plan).orElseThrow();
        Map<String, String> details =
                Map.of(
                        "enrolment", Long.toString(membership.enrolment()),
                        "coverEndsOn", day.toString());
        for (long account : concerned(membership)) {
            messages.send(account, Message.Kind.LEFT, details);
        }
    }

    private static Map<String, String> details(CoverEnded ended) {
        Map<String, String> details = new LinkedHashMap<>();
        details.put("enrolment", Long.toString(ended.enrolment()));
        details.put("coverEndsOn", ended.coverEndsOn().toString());
        details.put("roundsFailed", Integer.toString(ended.roundsFailed()));
        ended.lastDebitOn().ifPresent(day -> details.put("lastDebitOn", day.toString()));
        ended.writtenOff()
                .ifPresent(sum -> details.put("writtenOffMinor", Long.toString(sum.minor())));
        return details;
    }

    private Set<Long> concerned(Membership membership) {
        Set<Long> told = new LinkedHashSet<>();
        members.household(membership.household())
                .map(Household::payer)
                .flatMap(members::person)
                .flatMap(Person::account)
                .ifPresent(told::add);
        members.person(membership.person()).flatMap(Person::account).ifPresent(told::add);
        return told;
    }
}
