package org.tongzhou.enrolment;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.tongzhou.accounts.Account;
import org.tongzhou.members.Household;
import org.tongzhou.members.Members;
import org.tongzhou.web.BadInput;
import org.tongzhou.web.Pages;

/// What of a household an account may do: the payer's account all, every other nothing.
@Component
class Households {

    private final Members members;

    Households(Members members) {
        this.members = members;
    }

    Optional<Household> of(Account account) {
        return members.householdPaidBy(account.id());
    }

    /// Where somebody goes who pays for nobody: to register, and on from there; or, if somebody
    /// pays for him, to the page that says so.
    ModelAndView instead(Account account, String onwards) {
        boolean isPaidFor = members.personOfAccount(account.id()).isPresent();
        return Pages.next(isPaidFor ? "/me/person" : "/me/person?next=" + onwards);
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
