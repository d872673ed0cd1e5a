package org.tongzhou.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tongzhou.accounts.Account;
import org.tongzhou.core.money.Amount;
import org.tongzhou.members.Household;
import org.tongzhou.members.Mandate;
import org.tongzhou.members.MandateDetails;
import org.tongzhou.members.NewPerson;
import org.tongzhou.members.Person;
import org.tongzhou.members.Registration;

/// Whoever gives name and document anew is asked anew whose the account of his mandate is.
class AnewTest extends MovesScene {

    private static final Amount CEILING = new Amount(50_00);

    @BeforeEach
    void lend() {
        identity.lend(service);
    }

    /// Under a name that differs from the number.
    private Household mistaken(Account account, NewPerson number, String bankAccount) {
        var registered =
                (Registration.Registered)
                        members.register(account.id(), new NewPerson("别人", number.document()));
        assertThat(members.check(registered.person())).isEqualTo(Person.Check.DIFFERS);
        members.mandate(registered.household(), CEILING, bankAccount, false);
        return registered.household();
    }

    private static String accountOf(NewPerson owner) {
        return "of-" + owner.document().number();
    }

    private void anew(Account account, NewPerson person) {
        assertThat(members.register(account.id(), person))
                .isInstanceOf(Registration.Registered.class);
    }

    private Mandate mandate(Household household) {
        return members.mandate(household).orElseThrow();
    }

    @Test
    void theAccountOfAnotherIsNotDebitedByWhomWasCheckedUnderTheNumberOfThatOther() {
        NewPerson victim = person(GROWN);
        Account attacker = account();
        Household household = mistaken(attacker, victim, accountOf(victim));
        members.checkAccount(household.number());
        boolean before = mandate(household).accountChecked();

        anew(attacker, person(GROWN));
        members.checkAccount(household.number());

        assertThat(before).as("name and number are those of the owner").isTrue();
        assertThat(mandate(household).accountChecked()).isFalse();
        assertThat(members.accountRefusal(household)).isPresent();
    }

    @Test
    void neitherDoesCancellingTheMandateBeforeAndGivingItAfterwards() {
        NewPerson victim = person(GROWN);
        Account attacker = account();
        Household household = mistaken(attacker, victim, accountOf(victim));
        members.checkAccount(household.number());
        members.cancelMandate(household);

        anew(attacker, person(GROWN));
        members.giveMandate(household, new MandateDetails(CEILING, accountOf(victim)));

        assertThat(mandate(household).accountChecked()).isFalse();
    }

    @Test
    void anAnswerAboutTheNumberOfBeforeCountsNoMore() {
        NewPerson victim = person(GROWN);
        Account attacker = account();
        Household household = mistaken(attacker, victim, accountOf(victim));
        service.meanwhile(() -> anew(attacker, person(GROWN)));

        members.checkAccount(household.number());

        assertThat(mandate(household).accountChecked()).isFalse();
    }

    @Test
    void anHonestMistakeIsPutRightAndTheSameAccountIsAskedAboutAgain() {
        NewPerson right = person(GROWN);
        Account account = account();
        NewPerson mistyped = new NewPerson("别人", person(GROWN).document());
        var registered = (Registration.Registered) members.register(account.id(), mistyped);
        members.check(registered.person());
        Household household = registered.household();
        members.giveMandate(household, new MandateDetails(CEILING, accountOf(right)));
        members.checkAccount(household.number());
        assertThat(members.accountRefusal(household)).as("under the wrong number").isPresent();

        anew(account, right);

        assertThat(members.accountRefusal(household)).as("it is asked about again").isEmpty();
        members.checkAccount(household.number());
        assertThat(mandate(household).allowsDebits()).isTrue();
        assertThat(mandate(household).account()).isEqualTo(accountOf(right));
        assertThat(members.accountRefusal(household)).isEmpty();
    }

    @Test
    void whatIsAskedAboutAnewIsTheAccountInForceAndNotOneThatWasRefused() {
        NewPerson right = person(GROWN);
        Account account = account();
        NewPerson mistyped = new NewPerson("别人", person(GROWN).document());
        var registered = (Registration.Registered) members.register(account.id(), mistyped);
        members.check(registered.person());
        Household household = registered.household();
        members.mandate(household, CEILING, accountOf(right), true);
        members.giveMandate(household, new MandateDetails(CEILING, "other-refused"));
        members.checkAccount(household.number());
        assertThat(members.newAccount(household).orElseThrow().refusal()).isPresent();

        anew(account, right);
        members.checkAccount(household.number());

        assertThat(mandate(household).account()).isEqualTo(accountOf(right));
        assertThat(mandate(household).allowsDebits()).isTrue();
        assertThat(members.newAccount(household)).isEmpty();
    }
}
