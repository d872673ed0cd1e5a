package org.tongzhou.members;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tongzhou.accounts.Account;

/// Who is behind an account, with the household that he pays for.
@Component
class Payers {

    private final Members members;

    Payers(Members members) {
        this.members = members;
    }

    /// A registered person and his household.
    record Payer(Person person, Household household) {}

    Optional<Payer> of(Account account) {
        return members.personOfAccount(account.id())
                .flatMap(person ->
                        members.belonging(person.number())
                                .map(place -> new Payer(person, place.household())));
    }
}
