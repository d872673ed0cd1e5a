package org.tongzhou.enrolment;

import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongzhou.accounts.Account;
import org.tongzhou.core.plan.Relation;
import org.tongzhou.members.AccountProofs;
import org.tongzhou.members.FakeIdentityService;
import org.tongzhou.members.HouseholdMoves;
import org.tongzhou.members.LentIdentityService;
import org.tongzhou.members.Moving;
import org.tongzhou.members.NewPerson;
import org.tongzhou.members.Registration;

/// Payers with dependants, between whose households somebody moves.
abstract class MovesScene extends JoinScene {

    static final LocalDate GROWN = LocalDate.of(1985, 4, 5);

    @Autowired HouseholdMoves moves;
    @Autowired AccountProofs proofs;
    @Autowired JdbcClient jdbc;
    @Autowired LentIdentityService identity;

    final FakeIdentityService service = new FakeIdentityService();

    @AfterEach
    void takeBack() {
        identity.takeBack();
    }

    record Payer(Account account, NewPerson who, Registration.Registered registered) {

        long household() {
            return registered.household().number();
        }
    }

    record Dependant(NewPerson who, long person) {}

    final Payer payer() {
        Account account = account();
        NewPerson who = person(GROWN);
        return new Payer(
                account, who, (Registration.Registered) members.register(account.id(), who));
    }

    final Dependant dependant(Payer payer, LocalDate birth, Relation relation) {
        NewPerson who = person(birth);
        var registered =
                (Registration.Registered)
                        members.register(payer.registered().household(), who, relation, true);
        return new Dependant(who, registered.person());
    }

    /// With an identity service, by an account in the person's name.
    final Moving prove(Account account, NewPerson who) {
        identity.lend(service);
        Moving outcome = proofs.prove(account, who, "acc-in-own-name");
        identity.takeBack();
        return outcome;
    }

    final long householdOf(long person) {
        return members.belonging(person).orElseThrow().household().number();
    }

    final Moving offer(Payer into, NewPerson whom, Relation relation) {
        return moves.offer(into.account().id(), whom, relation, true);
    }

    final long offer(long person) {
        return jdbc.sql("select max(offer) from members.move_offer where person = :person")
                .param("person", person)
                .query(Long.class)
                .single();
    }
}
