package org.tongzhou.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.tongzhou.accounts.Account;

/// Joining in one call, and what a program learns when it is refused.
class JoinsApiTest extends JoinScene {

    private static final LocalDate BIRTH = LocalDate.of(1980, 5, 6);

    private HttpResponse<String> join(Account account, String body) {
        return browser().api("POST", "/api/v1/joins", token(account, "joins:write"), body);
    }

    @Test
    void oneCallRegistersGivesTheMandateAndJoins() {
        Account account = account();

        HttpResponse<String> answer = join(account, joinBody(BIRTH));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(answer.body()).contains("enrolment", "household", "coveredFrom", "firstRound");
        var household = members.householdPaidBy(account.id()).orElseThrow();
        assertThat(members.mandate(household).orElseThrow().allowsDebits()).isTrue();
        assertThat(enrolments.ofHousehold(household.number())).hasSize(1);
        String list =
                browser()
                        .api("GET", "/api/v1/enrolments", token(account, "enrolments:read"), "")
                        .body();
        assertThat(list).contains("\"state\":\"WAITING\"");
    }

    @Test
    void aRefusalHasItsTypeItsRuleAndLeavesNothing() {
        refused(joinBody(today().minusDays(29)), "/problems/too-young", "\"rule\":\"2.1\"");
        refused(joinBody(today().minusYears(60)), "/problems/too-old", "\"rule\":\"2.1\"");
        refused(
                joinBody(BIRTH, "\"cancer-ever\":false", "\"cancer-ever\":true"),
                "/problems/refused-by-declaration",
                "\"rule\":\"2.6\"");
        refused(
                joinBody(BIRTH, "\"abnormal-tests\":false", "\"abnormal-tests\":true"),
                "/problems/referred",
                "ruleText");
        refused(joinBody(BIRTH, "\"diabetes\":false,", ""), "/problems/unanswered", "diabetes");
        refused(joinBody(BIRTH, "\"SHARES_CHANGE\",", ""), "/problems/consent-missing", "SHARES");
        refused(
                joinBody(BIRTH, "\"country\":\"CN\"", "\"country\":\"FR\""),
                "/problems/lives-elsewhere",
                "\"rule\":\"2.2\"");
    }

    private void refused(String body, String type, String more) {
        Account account = account();
        HttpResponse<String> answer = join(account, body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).contains(type).contains(more);
        assertThat(members.personOfAccount(account.id())).isEmpty();
    }

    @Test
    void badInputNamesTheFieldAndStoresNothing() {
        bad(joinBody(BIRTH, PLAN, "no-such-plan"), "plan");
        bad(
                joinBody(BIRTH, "\"documentKind\":\"CN\"", "\"documentKind\":\"X\""),
                "person.documentKind");
        bad(
                joinBody(BIRTH, "\"ceilingMinor\":5000", "\"ceilingMinor\":-1"),
                "mandate.ceilingMinor");
        bad(joinBody(BIRTH, "acc-12345678", "?"), "mandate.account");
        bad(joinBody(BIRTH, "\"diabetes\":false", "\"nonsense\":false"), "answers");
        bad(joinBody(BIRTH, "\"diabetes\":false", "\"diabetes\":null"), "answers");
        bad(joinBody(BIRTH, "\"country\":\"CN\"", "\"country\":\"XX\""), "country");
        bad(joinBody(BIRTH, "\"SHARES_CHANGE\"", "\"OTHER\""), "consents");
        bad(joinBody(BIRTH, "测试人", " "), "person.name");
    }

    private void bad(String body, String field) {
        Account account = account();
        HttpResponse<String> answer = join(account, body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("\"field\":\"" + field);
        assertThat(members.personOfAccount(account.id())).isEmpty();
    }

    @Test
    void aKnownPersonJoinsWithoutGivingHimselfAgain() {
        Account account = account();
        members.register(account.id(), person(BIRTH));
        String body = joinBody(BIRTH).replaceFirst("\"person\":\\{[^}]*},", "");

        assertThat(join(account, body).statusCode()).isEqualTo(201);
        HttpResponse<String> again = join(account, body);

        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("/problems/already-member");
        assertThat(join(account, joinBody(BIRTH)).body()).contains("/problems/account-taken");
    }

    @Test
    void nobodySeesOrEndsTheMembershipsOfOthers() {
        Account owner = account();
        join(owner, joinBody(BIRTH));
        var household = members.householdPaidBy(owner.id()).orElseThrow();
        long number = enrolments.ofHousehold(household.number()).getFirst().enrolment();
        String path = "/api/v1/enrolments/" + number;
        Account other = account();

        assertThat(browser().api("GET", path, token(other, "enrolments:read"), "").statusCode())
                .isEqualTo(404);
        assertThat(browser().api("DELETE", path, token(other, "enrolments:write"), "").statusCode())
                .isEqualTo(404);
        HttpResponse<String> left =
                browser().api("DELETE", path, token(owner, "enrolments:write"), "");
        assertThat(left.statusCode()).as(left.body()).isEqualTo(200);
        assertThat(left.body()).contains("\"state\":\"ENDED\"", "\"cause\":\"LEFT\"");
    }
}
