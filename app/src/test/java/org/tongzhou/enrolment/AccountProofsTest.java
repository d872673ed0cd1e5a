package org.tongzhou.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tongzhou.Browser;
import org.tongzhou.accounts.Account;
import org.tongzhou.accounts.Audit;
import org.tongzhou.core.plan.Relation;
import org.tongzhou.members.Moving;
import org.tongzhou.members.NewPerson;

/// A bank account proves who somebody is only where a service says whose it is, and a stranger
/// learns nothing by trying.
class AccountProofsTest extends MovesScene {

    private static final String PAGE = "/me/moves";
    private static final String API = "/api/v1/household/moves/proof";

    @Autowired private Audit audit;

    private NewPerson wife() {
        return dependant(payer(), GROWN, Relation.SPOUSE).who();
    }

    private static Map<String, String> fields(NewPerson who, String bankAccount) {
        return Map.of(
                "name",
                who.name(),
                "documentKind",
                "CN",
                "number",
                who.document().number(),
                "account",
                bankAccount);
    }

    private HttpResponse<String> api(String token, NewPerson who, String bankAccount) {
        return browser().api("POST", API, token, body(who, bankAccount));
    }

    private static String body(NewPerson who, String bankAccount) {
        return """
        {"person":{"name":"%s","documentKind":"CN","number":"%s"},"account":"%s"}
        """
                .formatted(who.name(), who.document().number(), bankAccount);
    }

    private String problem(Account account, NewPerson who, String bankAccount) {
        var answer = api(token(account, "household:write"), who, bankAccount);
        return answer.statusCode() + answer.body().replaceAll("\"instance\":\"[^\"]*\"", "");
    }

    @Test
    void withoutAServiceABankAccountProvesNothingAndTheNextStepIsSaid() {
        NewPerson wife = wife();
        Account own = account();
        Browser browser = signedIn(own);

        String page = browser.get(PAGE).body();
        var posted = browser.post(PAGE + "/proof", fields(wife, "acc-any"));
        var called = api(token(own, "household:write"), wife, "acc-any");

        assertThat(page).contains("ask that person for an invitation").doesNotContain("/proof\"");
        assertThat(posted.statusCode()).isEqualTo(422);
        assertThat(posted.body()).contains("ask that person for an invitation");
        assertThat(called.statusCode()).isEqualTo(422);
        assertThat(called.body()).contains("/problems/proof-impossible", "invitation");
        assertThat(members.personOfAccount(own.id())).isEmpty();
    }

    @Test
    void withAServiceTheOwnerOfTheBankAccountIsWhoHeSaysOnPageAndApi() {
        NewPerson wife = wife();
        NewPerson husband = wife();
        Account hers = account();
        Account his = account();
        identity.lend(service);
        Browser browser = signedIn(hers);

        String page = browser.get(PAGE).body();
        var posted = browser.post(PAGE + "/proof", fields(wife, "acc-hers"));
        var called = api(token(his, "household:write"), husband, "acc-his");

        assertThat(page).contains("/me/moves/proof");
        assertThat(posted.statusCode()).isEqualTo(303);
        assertThat(called.body()).contains("PROVEN");
        assertThat(members.personOfAccount(hers.id())).isPresent();
        assertThat(members.personOfAccount(his.id())).isPresent();
        assertThat(proofs.prove(account(), wife, "acc-hers")).isEqualTo(Moving.PROOF_OF_NOBODY);
    }

    @Test
    void anAnswerThatWasLostIsHadAgainAndAskedForOnce() {
        NewPerson wife = wife();
        Account own = account();
        identity.lend(service);
        String token = token(own, "household:write");

        var first = browser().api("POST", API, token, body(wife, "acc-once"), "key-1");
        var again = browser().api("POST", API, token, body(wife, "acc-once"), "key-1");
        var other = browser().api("POST", API, token, body(wife, "acc-other"), "key-1");
        var anew = browser().api("POST", API, token, body(wife, "acc-once"), "key-2");

        assertThat(List.of(first.body(), again.body(), anew.body())).containsOnly(first.body());
        assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(service.asked("acc-once")).isEqualTo(1);
    }

    @Test
    void aStrangerCannotTellAMemberFromAnybodyElse() {
        NewPerson wife = wife();
        NewPerson child = dependant(payer(), today().minusYears(9), Relation.CHILD).who();
        NewPerson nobody = person(GROWN);
        NewPerson taken = payer().who();
        identity.lend(service);

        String refusal = problem(account(), wife, "other-1");

        assertThat(refusal).contains("/problems/proof-differs");
        assertThat(problem(account(), child, "other-2")).isEqualTo(refusal);
        assertThat(problem(account(), nobody, "other-3")).isEqualTo(refusal);
        assertThat(problem(account(), taken, "other-4")).isEqualTo(refusal);
        for (int i = 1; i <= 4; i++) {
            assertThat(service.asked("other-" + i)).as("asked about all alike").isEqualTo(1);
        }
    }

    @Test
    void withoutAnAnswerNothingIsProvenNorTold() {
        NewPerson silent = new NewPerson("断 Lan", wife().document());
        NewPerson nobody = new NewPerson("断 Lan", person(GROWN).document());
        identity.lend(service);

        assertThat(proofs.prove(account(), silent, "acc-1")).isEqualTo(Moving.PROOF_WAITING);
        assertThat(proofs.prove(account(), nobody, "acc-1")).isEqualTo(Moving.PROOF_WAITING);
    }

    @Test
    void anAccountTriesFiveTimesADayAlsoByApiAndEveryTryInVainIsWrittenDown() {
        Account hostile = account();
        String token = token(hostile, "household:write");
        identity.lend(service);

        for (int i = 0; i < 5; i++) {
            assertThat(api(token, wife(), "other-" + i).body()).contains("proof-differs");
        }
        NewPerson sixth = wife();

        assertThat(api(token, sixth, "acc-right").body()).contains("/problems/proof-too-often");
        assertThat(proofs.prove(hostile, sixth, "acc-right")).isEqualTo(Moving.PROOF_TOO_OFTEN);
        assertThat(service.asked("acc-right")).isZero();
        assertThat(refusals(hostile)).isEqualTo(5);
    }

    private long refusals(Account account) {
        return audit.before(Long.MAX_VALUE, 500).stream()
                .filter(entry -> Objects.equals(entry.actor(), account.id()))
                .filter(entry -> entry.action().equals("wrong proof"))
                .count();
    }

    @Test
    void aPersonIsTriedTenTimesADayByWhomever() {
        NewPerson wife = wife();
        NewPerson nobody = person(GROWN);
        identity.lend(service);

        for (NewPerson about : List.of(wife, nobody)) {
            for (int i = 0; i < 10; i++) {
                assertThat(proofs.prove(account(), about, "other-x"))
                        .isEqualTo(Moving.PROOF_DIFFERS);
            }
            assertThat(proofs.prove(account(), about, "other-x")).isEqualTo(Moving.PROOF_TOO_OFTEN);
        }
    }
}
