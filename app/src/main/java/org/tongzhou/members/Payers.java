package org.tongzhou.members;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.tongzhou.accounts.Account;
import org.tongzhou.web.Pages;

/// Who is behind an account, with the household that he pays for.
@Component
class Payers {

    private final Members members;

    Payers(Members members) {
        this.members = members;
    }

    /// A registered person and the household that he pays for.
    record Payer(Person person, Household household) {}

    Optional<Payer> of(Account account) {
        return members.personOfAccount(account.id())
                .flatMap(person ->
                        members.householdPaidBy(account.id())
                                .map(household -> new Payer(person, household)));
    }

    /// Where somebody goes who pays for nobody: to register, and on from there; or, if somebody
    /// pays for him, to the page that says so.
    ModelAndView instead(Account account, String onwards) {
        boolean isPaidFor = members.personOfAccount(account.id()).isPresent();
        return Pages.next(isPaidFor ? "/me/person" : "/me/person?next=" + onwards);
    }
}
