package org.tongzhou.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tongzhou.Browser;
import org.tongzhou.accounts.Account;
import org.tongzhou.core.money.Amount;
import org.tongzhou.members.Household;
import org.tongzhou.members.Mandate;
import org.tongzhou.members.MandateDetails;

/// What is in force stays in force until an account that was confirmed takes its place.
class NewAccountTest extends MovesScene {

    private static final String GOOD = "acc-good-1111";
    private static final String OTHERS = "other-wrong-9999";
    private static final Amount CEILING = new Amount(50_00);
    private static final Amount LESS = new Amount(20_00);
    private static final Amount MORE = new Amount(80_00);

    /// Each test's own: the platform also asks by itself about accounts that wait.
    private final String better = "acc-better-" + UUID.randomUUID();

    @BeforeEach
    void lend() {
        identity.lend(service);
    }

    /// A payer whose account is confirmed.
    private Household paying(Account account) {
        members.register(account.id(), person(GROWN));
        Household household = members.householdPaidBy(account.id()).orElseThrow();
        members.check(household.payer());
        named(household, GOOD, CEILING);
        assertThat(mandate(household).allowsDebits()).isTrue();
        return household;
    }

    /// Named, and the service has answered.
    private void named(Household household, String bank, Amount ceiling) {
        members.giveMandate(household, new MandateDetails(ceiling, bank));
        members.checkAccount(household.number());
    }

    /// Named, and the service thinks about it until it is let.
    private CountDownLatch namedAndAsked(Household household, String bank, Amount ceiling) {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        service.whenAskedFor(
                bank,
                () -> {
                    asked.countDown();
                    await(answer);
                });
        members.giveMandate(household, new MandateDetails(ceiling, bank));
        await(asked);
        return answer;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Mandate mandate(Household household) {
        return members.mandate(household).orElseThrow();
    }

    @Test
    void aNewAccountThatIsNotHisLeavesTheGoodOneInForce() {
        Household household = paying(account());

        named(household, OTHERS, MORE);

        assertThat(mandate(household).account()).isEqualTo(GOOD);
        assertThat(mandate(household).allowsDebits()).isTrue();
        assertThat(mandate(household).ceiling()).isEqualTo(CEILING);
        assertThat(members.accountRefusal(household)).as("of the one in force").isEmpty();
        assertThat(members.newAccount(household).orElseThrow().refusal()).isPresent();
    }

    @Test
    void untilTheAnswerTheOldOneIsDebitedAndThenTheNewOneReplacesItInOneStep() {
        Household household = paying(account());
        int before = mandate(household).revision();
        CountDownLatch answer = namedAndAsked(household, better, MORE);
        assertThat(mandate(household).account()).as("while asked").isEqualTo(GOOD);

        answer.countDown();
        members.checkAccount(household.number());

        assertThat(mandate(household).account()).isEqualTo(better);
        assertThat(mandate(household).ceiling()).isEqualTo(MORE);
        assertThat(mandate(household).allowsDebits()).isTrue();
        assertThat(mandate(household).revision()).as("one step").isEqualTo(before + 1);
        assertThat(members.newAccount(household)).isEmpty();
    }

    @Test
    void theBatchOfADebitDayTakesTheOldAccountWhileTheNewOneIsRefused() {
        Household household = paying(account());
        named(household, OTHERS, MORE);

        assertThat(members.mandates(household.folio(), Integer.MAX_VALUE))
                .filteredOn(one -> one.household() == household.number())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.account()).isEqualTo(GOOD);
                    assertThat(one.allowsDebits()).isTrue();
                });
    }

    @Test
    void theOldAccountNamedAgainEndsTheWaitForTheNewOne() {
        Household household = paying(account());
        named(household, OTHERS, MORE);

        named(household, GOOD, CEILING);

        assertThat(members.newAccount(household)).isEmpty();
        assertThat(mandate(household).allowsDebits()).isTrue();
    }

    @Test
    void cancellingEndsBoth() {
        Household household = paying(account());
        named(household, OTHERS, MORE);

        members.cancelMandate(household);

        assertThat(members.newAccount(household)).isEmpty();
        assertThat(mandate(household).cancelled()).isTrue();
    }

    @Test
    void anAnswerAboutAnAccountThatWasReplacedMeanwhileDoesNotCount() {
        Household household = paying(account());
        CountDownLatch answer = namedAndAsked(household, better, MORE);
        service.whenAskedFor(
                better, () -> members.giveMandate(household, new MandateDetails(MORE, OTHERS)));

        members.checkAccount(household.number());

        assertThat(mandate(household).account()).isEqualTo(GOOD);
        answer.countDown();
    }

    @Test
    void aLowerCeilingHoldsAtOnceWhateverComesOfItsAccount() {
        Household household = paying(account());

        named(household, OTHERS, LESS);

        assertThat(mandate(household).account()).isEqualTo(GOOD);
        assertThat(mandate(household).allowsDebits()).isTrue();
        assertThat(mandate(household).ceiling()).isEqualTo(LESS);
    }

    @Test
    void anotherAccountTakesOverTheCeilingThatHoldsWhenItIsNamed() {
        Household household = paying(account());
        members.setCeiling(household, LESS);

        assertThat(members.giveAccount(household, better)).isTrue();
        members.checkAccount(household.number());

        assertThat(mandate(household).account()).isEqualTo(better);
        assertThat(mandate(household).ceiling()).isEqualTo(LESS);
    }

    @Test
    void theCeilingIsChangedAloneAndAlsoOfTheAccountThatIsBeingChecked() {
        Household household = paying(account());
        named(household, OTHERS, CEILING);

        assertThat(members.setCeiling(household, MORE)).isTrue();

        assertThat(mandate(household).ceiling()).isEqualTo(MORE);
        assertThat(mandate(household).account()).isEqualTo(GOOD);
        assertThat(mandate(household).allowsDebits()).isTrue();
        assertThat(members.newAccount(household).orElseThrow().details())
                .isEqualTo(new MandateDetails(MORE, OTHERS));
    }

    @Test
    void thePageShowsBothAndTakesTheCeilingAlone() {
        Account account = account();
        Household household = paying(account);
        Browser browser = signedIn(account);
        browser.get("/me/mandate");

        browser.post("/me/mandate", Map.of("account", OTHERS));
        String page = browser.get("/me/mandate").body();
        var bad = browser.post("/me/mandate/ceiling", Map.of("ceiling", "a lot"));
        var good = browser.post("/me/mandate/ceiling", Map.of("ceiling", "80"));

        assertThat(page).contains("····9999 was not confirmed", "we go on debiting ····1111");
        assertThat(bad.statusCode()).isEqualTo(422);
        assertThat(bad.body()).contains("id=\"ceiling-error\"", "a lot");
        assertThat(good.statusCode()).isEqualTo(303);
        assertThat(mandate(household).ceiling()).isEqualTo(MORE);
        assertThat(browser.get("/me").body()).contains("We go on debiting the account of before");
    }

    @Test
    void whatWasRefusedIsDroppedAndTheOldAccountGoesOn() {
        Account account = account();
        Household household = paying(account);
        named(household, OTHERS, MORE);
        Browser browser = signedIn(account);
        assertThat(browser.get("/me/mandate").body()).contains("Keep the account that is debited");

        var kept = browser.post("/me/mandate/keep", Map.of());

        assertThat(kept.statusCode()).isEqualTo(303);
        assertThat(members.newAccount(household)).isEmpty();
        assertThat(mandate(household).account()).isEqualTo(GOOD);
        assertThat(mandate(household).allowsDebits()).isTrue();
        assertThat(browser.get("/me/mandate").body())
                .doesNotContain("····9999", "Keep the account that is debited");
        assertThat(browser.get("/me").body()).doesNotContain("could not be confirmed as yours");
    }

    @Test
    void programsKeepTheOldAccountAndAMandateThatWaitsItselfGoesOnWaiting() {
        Account account = account();
        Household household = paying(account);
        named(household, OTHERS, MORE);
        String token = token(account, "mandate:write");

        var kept = browser().api("DELETE", "/api/v1/mandate/new-account", token, "");

        assertThat(kept.statusCode()).isEqualTo(200);
        assertThat(kept.body()).contains("····1111").doesNotContain("····9999");
        members.cancelMandate(household);
        named(household, OTHERS, MORE);
        members.keepAccount(household);
        assertThat(members.accountRefusal(household)).as("of the mandate itself").isPresent();
    }

    @Test
    void programsChangeTheCeilingOnceUnderOneKey() {
        Account account = account();
        Household household = paying(account);
        String token = token(account, "mandate:write");
        String key = UUID.randomUUID().toString();
        String path = "/api/v1/mandate/ceiling";
        String more = "{\"ceilingMinor\":8000}";

        var first = browser().api("PUT", path, token, more, key);
        int revision = mandate(household).revision();
        var again = browser().api("PUT", path, token, more, key);
        var none = browser().api("PUT", path, token, "{}");
        String named = "{\"ceilingMinor\":8000,\"account\":\"" + OTHERS + "\"}";
        var other = browser().api("PUT", "/api/v1/mandate", token, named);

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.body()).contains("\"ceilingMinor\":8000", "····1111");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(mandate(household).revision()).isEqualTo(revision);
        assertThat(none.statusCode()).isEqualTo(400);
        assertThat(other.body())
                .contains("\"allowsDebits\":true", "\"newAccount\":{\"account\":\"····9999\"");
    }

    @Test
    void nothingThatAProgramSendsIsRoundedOrGuessed() {
        Account account = account();
        Household household = paying(account);
        int revision = mandate(household).revision();
        String token = token(account, "mandate:write");
        String path = "/api/v1/mandate/ceiling";

        for (String value : List.of("12.5", "\"8000\"", "true", "[8000]")) {
            var answer = browser().api("PUT", path, token, "{\"ceilingMinor\":" + value + "}");
            assertThat(answer.statusCode()).as(value).isEqualTo(400);
            assertThat(answer.body()).contains("ceilingMinor");
        }
        String twice = "{\"ceilingMinor\":8000,\"ceilingMinor\":9000}";
        assertThat(browser().api("PUT", path, token, twice).statusCode()).isEqualTo(400);
        assertThat(mandate(household).revision()).isEqualTo(revision);
    }
}
