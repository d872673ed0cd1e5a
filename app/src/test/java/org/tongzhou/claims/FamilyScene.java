package org.tongzhou.claims;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.tongzhou.accounts.Account;
import org.tongzhou.accounts.Role;
import org.tongzhou.accounts.Secret;
import org.tongzhou.members.Invitations;
import org.tongzhou.members.Invited;
import org.tongzhou.members.Taken;

/// A payer with his mother, whom he enrolled and who has no account yet.
abstract class FamilyScene extends ClaimScene {

    static final String NAME = "Zhao Lan";

    @Autowired Invitations invitations;

    /// Of the mother's document.
    final String number = UUID.randomUUID().toString().substring(0, 30);

    record Family(Member payer, Member mother) {}

    final Family family() {
        Member payer = member(300);
        return new Family(payer, dependant(payer, NAME, number, 300));
    }

    final Account stranger() {
        return accounts.createForDemo("stranger", Set.of(Role.MEMBER));
    }

    final Invited invite(Family family, long person) {
        return invitations.make(family.payer().account(), person, Optional.empty());
    }

    final Secret invited(Family family) {
        return ((Invited.Made) invite(family, family.mother().person())).link();
    }

    /// The account that the mother has from now on.
    final Account taken(Family family) {
        Account own = stranger();
        assertThat(invitations.take(own, invited(family), NAME, number))
                .isInstanceOf(Taken.Yours.class);
        return own;
    }
}
