package org.tongzhou.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tongzhou.Browser;
import org.tongzhou.accounts.Account;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.plan.Question;
import org.tongzhou.members.Household;
import org.tongzhou.members.Mandate;
import org.tongzhou.members.MandateDetails;

/// A refused account is no dead end on the way into a plan.
class JoinWithRefusedAccountTest extends MovesScene {

    private static final String GOOD = "acc-good-1111";
    private static final String OTHERS = "other-wrong-9999";

    @BeforeEach
    void lend() {
        identity.lend(service);
    }

    @Test
    void whoJoinsAfterHisAccountWasRefusedNamesAnotherOnTheWayAndLosesNothing() {
        plans.publishShipped(List.of("easy-mutual.yaml"));
        Account account = account();
        members.register(account.id(), person(GROWN));
        Household household = members.householdPaidBy(account.id()).orElseThrow();
        members.check(household.payer());
        members.giveMandate(household, new MandateDetails(new Amount(50_00), OTHERS));
        members.checkAccount(household.number());
        Browser browser = signedIn(account);
        String join = "/me/join/easy-mutual";
        browser.get(join);
        Map<String, String> typed = typedUntilConsents(household.payer());

        String asked = browser.post(join, typed).body();
        typed.put("step", "MANDATE");
        typed.put("account", GOOD);
        typed.put("ceiling", "30");
        var joined = browser.post(join, typed);

        assertThat(asked)
                .contains("The account that you named before was not confirmed")
                .contains("name=\"person\" value=\"" + household.payer() + "\"");
        assertThat(joined.statusCode()).as(joined.body()).isEqualTo(303);
        Mandate given = members.mandate(household).orElseThrow();
        assertThat(given.account()).isEqualTo(GOOD);
        assertThat(given.allowsDebits()).isTrue();
        assertThat(members.accountRefusal(household)).isEmpty();
    }

    @Test
    void whoJoinedWithAnAccountThatIsRefusedIsToldWhereToNameAnother() {
        plans.publishShipped(List.of("easy-mutual.yaml"));
        Account account = account();
        members.register(account.id(), person(GROWN));
        Household household = members.householdPaidBy(account.id()).orElseThrow();
        members.check(household.payer());
        Browser browser = signedIn(account);
        String join = "/me/join/easy-mutual";
        browser.get(join);
        Map<String, String> typed = typedUntilConsents(household.payer());
        typed.put("step", "MANDATE");
        typed.put("account", OTHERS);
        typed.put("ceiling", "30");

        String location = browser.post(join, typed).headers().firstValue("location").orElseThrow();

        assertThat(browser.get(location.replaceFirst("^https?://[^/]+", "")).body())
                .contains("the first payment cannot be debited")
                .contains("/me/mandate?next=/me/memberships/");
    }

    private Map<String, String> typedUntilConsents(long person) {
        Map<String, String> typed = new HashMap<>();
        typed.put("step", "CONSENTS");
        typed.put("person", "" + person);
        typed.put("country", "CN");
        for (JoinStep step : JoinStep.values()) {
            step.consents().forEach(consent -> typed.put(JoinStep.field(consent), "true"));
        }
        var easy = plans.inForce("easy-mutual", gate.now()).orElseThrow().plan();
        for (Question question : easy.declaration().questions()) {
            typed.put(JoinForm.QUESTION + question.id(), "no");
        }
        return typed;
    }
}
