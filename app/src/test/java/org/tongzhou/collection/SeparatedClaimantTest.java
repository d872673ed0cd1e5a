package org.tongzhou.collection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tongzhou.accounts.Account;
import org.tongzhou.accounts.Role;
import org.tongzhou.core.identity.OtherDocument;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.plan.Relation;
import org.tongzhou.core.plan.Sex;
import org.tongzhou.members.AccountProofs;
import org.tongzhou.members.FakeIdentityService;
import org.tongzhou.members.Household;
import org.tongzhou.members.HouseholdMoves;
import org.tongzhou.members.LentIdentityService;
import org.tongzhou.members.Moving;
import org.tongzhou.members.NewPerson;
import org.tongzhou.members.Registration;
import org.tongzhou.rounds.Step;

/// Who separates while her claim is under way is paid herself, and not through whoever paid for her
/// before.
class SeparatedClaimantTest extends PostPaidScene {

    private static final String WAITING =
            "select count(*) from pg_locks where locktype = 'transactionid' and not granted";

    @Autowired private HouseholdMoves moves;
    @Autowired private AccountProofs proofs;
    @Autowired private LentIdentityService identity;

    @Override
    String code() {
        return "separated-scene";
    }

    /// A round that pays for a wife whom her husband enrolled.
    private record Struck(Member husband, NewPerson wife, long enrolment, int round) {}

    private Struck struckCaseOfAWife() {
        publish();
        shareOneCase();
        Member husband = member();
        NewPerson wife = person();
        long enrolment = join(enrolled(wife, husband));
        gate.moveTo(gate.now().plus(Duration.ofDays(2)));
        approvedAccident(new Member(husband.account(), husband.household(), enrolment));
        return new Struck(husband, wife, enrolment, strikeOneCase());
    }

    @Test
    void thePayoutGoesToTheCheckedAccountOfTheHouseholdThatSheBelongsToNow() {
        Struck struck = struckCaseOfAWife();

        Household own = separated(struck.wife());
        members.mandate(own, new Amount(1_000_00), "ok-hers-" + struck.enrolment(), true);
        debit(struck.round());
        payOut(struck.round());

        assertThat(claimPayouts(struck.husband().household())).isEmpty();
        assertThat(claimPayouts(own.number()))
                .singleElement()
                .satisfies(paid -> {
                    assertThat(paid.account()).contains("ok-hers-" + struck.enrolment());
                    assertThat(paid.enrolment()).contains(struck.enrolment());
                    assertThat(paid.state()).isEqualTo(OwedPayout.State.PAID);
                });
    }

    @Test
    void withoutACheckedAccountOfHerOwnItWaitsAndDoesNotGoToTheOldPayer() {
        Struck struck = struckCaseOfAWife();

        Household own = separated(struck.wife());
        debit(struck.round());
        payOut(struck.round());

        assertThat(claimPayouts(struck.husband().household())).isEmpty();
        assertThat(claimPayouts(own.number()))
                .singleElement()
                .satisfies(paid -> assertThat(paid.state()).isEqualTo(OwedPayout.State.READY));
    }

    @Test
    void aMoveUnderWayWhileThePayoutIsPreparedGoesBeforeIt() throws Exception {
        Struck struck = struckCaseOfAWife();
        debit(struck.round());
        release(struck.round());
        Account own = proven(struck.wife());

        try (var threads = Executors.newSingleThreadExecutor()) {
            Future<?> paying =
                    Objects.requireNonNull(
                            transaction.execute(_ -> {
                                assertThat(moves.found(own.id())).isEqualTo(Moving.MOVED);
                                Future<?> advancing = threads.submit(collection::advance);
                                untilItWaitsOrIsDone(advancing);
                                return advancing;
                            }));
            paying.get();
        }

        assertThat(claimPayouts(struck.husband().household()))
                .as("not with the payer whom she left")
                .isNotEmpty()
                .allMatch(one -> one.state() == OwedPayout.State.READY);
    }

    private void untilItWaitsOrIsDone(Future<?> advancing) {
        while (!advancing.isDone() && jdbc.sql(WAITING).query(Long.class).single() == 0) {
            Thread.onSpinWait();
        }
    }

    private static NewPerson person() {
        String number = UUID.randomUUID().toString().substring(0, 30);
        return new NewPerson("Bao Test", new OtherDocument("SG", number, BORN, Sex.FEMALE));
    }

    private long enrolled(NewPerson who, Member payer) {
        Household household = members.household(payer.household()).orElseThrow();
        var registered =
                (Registration.Registered) members.register(household, who, Relation.SPOUSE, true);
        return registered.person();
    }

    /// Pays for herself from now on.
    private Household separated(NewPerson who) {
        Account own = proven(who);
        assertThat(moves.found(own.id())).isEqualTo(Moving.MOVED);
        return members.householdPaidBy(own.id()).orElseThrow();
    }

    private Account proven(NewPerson who) {
        Account own = accounts.createForDemo("separated", Set.of(Role.MEMBER));
        identity.lend(new FakeIdentityService());
        assertThat(proofs.prove(own, who, "acc-hers")).isEqualTo(Moving.PROVEN);
        identity.takeBack();
        return own;
    }

    private void payOut(int number) {
        release(number);
        for (int tick = 0; tick < 3; tick++) {
            collection.advance();
            gate.moveTo(gate.now().plus(Duration.ofDays(1)));
        }
    }

    /// Two people let the payouts go, and their day comes.
    private void release(int number) {
        rounds.approve(plan().number(), number, Step.PAYOUTS, 900_003);
        rounds.approve(plan().number(), number, Step.PAYOUTS, 900_004);
        Instant next =
                plan().calendar()
                        .debitDay(number)
                        .plusDays(1)
                        .atTime(9, 0)
                        .atZone(plan().plan().zone())
                        .toInstant();
        gate.moveTo(next);
    }

    private List<OwedPayout> claimPayouts(long household) {
        return debits.payouts(household).stream()
                .filter(one -> one.kind() == OwedPayout.Kind.CLAIM)
                .toList();
    }
}
