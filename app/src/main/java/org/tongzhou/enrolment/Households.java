package org.tongzhou.enrolment;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tongzhou.accounts.Account;
import org.tongzhou.members.Household;
import org.tongzhou.members.Members;
import org.tongzhou.web.BadInput;

/// What of a household an account may see and do: the payer's account all, every other nothing.
@Component
class Households {

    private final Members members;
    private final Enrolments enrolments;

    Households(Members members, Enrolments enrolments) {
        this.members = members;
        this.enrolments = enrolments;
    }

    Optional<Household> of(Account account) {
        return members.householdPaidBy(account.id());
    }

    /// A membership of the household that the account pays for.
    Optional<Membership> own(Account account, long enrolment) {
        Optional<Membership> found = enrolments.find(enrolment);
        return found.isEmpty()
                ? found
                : of(account)
                        .filter(household -> household.number() == found.get().household())
                        .flatMap(_ -> found);
    }

    /// The person's number, if he belongs to the household.
    long inside(Household household, @Nullable Long person) {
        boolean isInside =
                person != null
                        && members.belonging(person)
                                .filter(place -> place.household().equals(household))
                                .isPresent();
        if (person == null || !isInside) {
            throw new BadInput("person", "enrolment.person.missing");
        }
        return person;
    }
}
