package org.tongzhou.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.tongzhou.Browser;
import org.tongzhou.accounts.Role;

/// The desk of a round offers what can be done, and says in words what waits for a day or a person.
class RoundOffersTest extends RoundScene {

    private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"([^\"]+)\"");

    private static String step(Step step) {
        return "name=\"step\" value=\"" + step + "\"";
    }

    private static String desk(Announced scene) {
        return "/staff/rounds/%s/%s".formatted(PLAN, scene.round().noticeOn());
    }

    @Test
    void strikingIsPossibleOnceTheTimeForObjectionsIsOverAndPayoutsOnceItIsStruck() {
        Announced scene = announced();
        Browser finance = signedIn(account(Role.FINANCE));

        assertThat(finance.get(desk(scene)).body())
                .doesNotContain(step(Step.STRIKE), step(Step.DEBITS), step(Step.PAYOUTS))
                .contains("Objections are taken until", "Possible once the round is struck");
        closeObjections(scene.round());
        assertThat(finance.get(desk(scene)).body())
                .contains(step(Step.STRIKE))
                .doesNotContain(step(Step.DEBITS), "Objections are taken until");
    }

    @Test
    void whoApprovedIsToldThatAnotherPersonMustAndIsNotAskedAgain() {
        Announced scene = announced();
        closeObjections(scene.round());
        Browser first = signedIn(account(Role.FINANCE));
        var seen = SEEN.matcher(first.get(desk(scene)).body());
        assertThat(seen.find()).isTrue();
        var approval = Map.of("step", "STRIKE", "seen", seen.group(1));

        assertThat(first.post(desk(scene) + "/approvals", approval).statusCode()).isEqualTo(303);

        assertThat(first.get(desk(scene)).body())
                .doesNotContain(step(Step.STRIKE))
                .contains("You have approved this already; another person is needed");
        assertThat(signedIn(account(Role.FINANCE)).get(desk(scene)).body())
                .contains(step(Step.STRIKE));
        assertThat(first.post(desk(scene) + "/approvals", approval).statusCode()).isEqualTo(422);
    }

    @Test
    void onceBothHaveApprovedThePageSaysThatTheRoundIsBeingStruckAndOffersToReload() {
        Announced scene = announced();
        closeObjections(scene.round());
        String desk = desk(scene);
        Browser second = signedIn(account(Role.FINANCE));
        for (Browser one : List.of(signedIn(account(Role.FINANCE)), second)) {
            var seen = SEEN.matcher(one.get(desk).body());
            assertThat(seen.find()).isTrue();
            one.post(desk + "/approvals", Map.of("step", "STRIKE", "seen", seen.group(1)));
        }

        assertThat(second.get(desk).body())
                .contains("the round is being struck now", "<a href=\"" + desk + "\">Reload")
                .doesNotContain("once two people have approved it", "two approvals to strike");
        machine.advance(Progress.UNWATCHED);
        assertThat(second.get(desk).body())
                .contains("the debit day and two approvals to debit")
                .doesNotContain("being struck now", ">Reload");
    }

    @Test
    void debitsThatNobodyReleasedAreNamedAsDueOnceTheirDayHasCome() {
        Announced scene = announced();
        Round struck = strike(scene.round());
        Browser finance = signedIn(account(Role.FINANCE));
        assertThat(finance.get(desk(scene)).body()).contains("the debit day and two approvals");

        gate.moveTo(struck.debitOn().atTime(9, 0).atZone(plan().plan().zone()).toInstant());

        assertThat(finance.get(desk(scene)).body()).contains("two approvals to debit, due since");
    }

    @Test
    void aCaseIsOfferedToBeTakenOutOnceSomebodyObjectedAndNotTwiceToThePersonWhoProposedIt() {
        Announced scene = announced();
        Browser reviewer = signedIn(account(Role.REVIEWER));
        String option = "<option value=\"" + scene.claim() + "\"";
        assertThat(reviewer.get(desk(scene)).body())
                .doesNotContain(option)
                .contains("once somebody has objected to it");

        object(scene);
        assertThat(reviewer.get(desk(scene)).body())
                .contains(option, "1 objection to read first", "href=\"#objections\"");
        assertThat(reviewer.get("/staff/rounds").body()).contains("1 objection to read first");
        var wanted = Map.of("claim", "" + scene.claim(), "reason", "It is another person");
        assertThat(reviewer.post(desk(scene) + "/withdrawals", wanted).statusCode()).isEqualTo(303);

        assertThat(reviewer.get(desk(scene)).body())
                .doesNotContain(option)
                .contains("another reviewer confirms it");
        assertThat(signedIn(account(Role.REVIEWER)).get(desk(scene)).body()).contains(option);
    }
}
