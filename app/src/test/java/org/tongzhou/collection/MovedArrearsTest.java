package org.tongzhou.collection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tongzhou.accounts.Account;
import org.tongzhou.accounts.Role;
import org.tongzhou.core.identity.OtherDocument;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.plan.Relation;
import org.tongzhou.core.plan.Sex;
import org.tongzhou.enrolment.Cause;
import org.tongzhou.enrolment.Membership;
import org.tongzhou.enrolment.MovedMembers;
import org.tongzhou.members.AccountProofs;
import org.tongzhou.members.AgreedMoves;
import org.tongzhou.members.FakeIdentityService;
import org.tongzhou.members.HouseholdMoves;
import org.tongzhou.members.LentIdentityService;
import org.tongzhou.members.Moving;
import org.tongzhou.members.NewPerson;
import org.tongzhou.members.Registration;
import org.tongzhou.rounds.RoundState;

/// Two rounds in a row that nobody paid end cover. A move neither begins the count anew, nor does
/// it leave a member with the failures of a payer whom he left.
class MovedArrearsTest extends PostPaidScene {

    @Autowired private HouseholdMoves moves;
    @Autowired private AgreedMoves agreed;
    @Autowired private AccountProofs proofs;
    @Autowired private LentIdentityService identity;
    @Autowired private MovedMembers moved;

    @Override
    String code() {
        return "moved-arrears";
    }

    /// Somebody whom another pays for, with an account of his own.
    private record Grown(Account account, long person, long enrolment) {}

    @Test
    void theCountGoesAlongWithWhoPaidForHimselfAndNotWithWhoLeavesAPayerWhoFails() {
        publish();
        Member dodger = member("poor-");
        Member friend = member("poor-");
        Grown wife = grown(member("poor-"));
        Grown carried = grown(member("poor-"));
        Member good = member();

        debit(strikeOneCase());
        into(friend, dodger.account(), person(dodger.enrolment()));
        assertThat(moves.found(wife.account().id())).isEqualTo(Moving.MOVED);
        var own = members.householdPaidBy(wife.account().id()).orElseThrow();
        members.mandate(own, new Amount(1_000_00), "poor-hers-" + wife.person(), true);
        into(good, carried.account(), carried.person());
        int second = strikeOneCase();
        debit(second);
        int third = strikeOneCase();
        debit(third);

        assertThat(isClosed(second)).isTrue();
        assertThat(now(dodger.enrolment()).household()).isEqualTo(friend.household());
        assertThat(now(dodger.enrolment()).cause()).isEqualTo(Cause.ARREARS);
        assertThat(now(wife.enrolment()).household()).isEqualTo(own.number());
        assertThat(now(wife.enrolment()).cause()).isEqualTo(Cause.JOINED);
        assertThat(now(carried.enrolment()).cause()).isEqualTo(Cause.JOINED);

        close(third);

        assertThat(now(wife.enrolment()).cause())
                .as("now she has failed twice herself")
                .isEqualTo(Cause.ARREARS);
        assertThat(now(carried.enrolment()).cause()).isEqualTo(Cause.JOINED);
    }

    @Test
    void whoComesBackToAPayerWhoFailedFindsTheCountAsItWas() {
        publish();
        Member first = member("poor-");
        Member second = member("poor-");
        Grown between = grown(first);

        debit(strikeOneCase());
        into(second, between.account(), between.person());
        debit(strikeOneCase());
        into(first, between.account(), between.person());
        int third = strikeOneCase();
        debit(third);
        close(third - 1);
        assertThat(now(between.enrolment()).cause()).isEqualTo(Cause.JOINED);
        close(third);

        assertThat(now(between.enrolment()).household()).isEqualTo(first.household());
        assertThat(now(between.enrolment()).cause()).isEqualTo(Cause.ARREARS);
    }

    private Grown grown(Member payer) {
        String number = UUID.randomUUID().toString().substring(0, 30);
        var who = new NewPerson("Bao Test", new OtherDocument("SG", number, BORN, Sex.FEMALE));
        var household = members.household(payer.household()).orElseThrow();
        var registered =
                (Registration.Registered) members.register(household, who, Relation.SPOUSE, true);
        Account own = accounts.createForDemo("grown", Set.of(Role.MEMBER));
        identity.lend(new FakeIdentityService());
        assertThat(proofs.prove(own, who, "acc-" + number.substring(0, 8)))
                .isEqualTo(Moving.PROVEN);
        identity.takeBack();
        return new Grown(own, registered.person(), join(registered.person()));
    }

    private long person(long enrolment) {
        return enrolments.find(enrolment).orElseThrow().person();
    }

    private Membership now(long enrolment) {
        return moved.goesOn(enrolments.find(enrolment).orElseThrow());
    }

    private void into(Member payer, Account own, long person) {
        assertThat(agreed.move(person, own, payer.household(), payer.account(), Relation.SPOUSE))
                .isEqualTo(Moving.MOVED);
    }

    /// Lives until the retries of a round are over.
    private void close(int number) {
        LocalDate until = plan().calendar().debitDay(number + 1);
        while (today().isBefore(until) && !isClosed(number)) {
            gate.moveTo(gate.now().plus(Duration.ofDays(1)));
            collection.advance();
            collection.advance();
        }
        assertThat(isClosed(number)).isTrue();
    }

    private boolean isClosed(int number) {
        return rounds.find(plan().number(), number).orElseThrow().state() == RoundState.CLOSED;
    }
}
