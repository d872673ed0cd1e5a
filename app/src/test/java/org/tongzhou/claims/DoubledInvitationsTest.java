package org.tongzhou.claims;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.tongzhou.accounts.Account;
import org.tongzhou.accounts.Secret;
import org.tongzhou.members.Invitation;
import org.tongzhou.members.Taken;

/// An invitation and its confirmation that are sent twice are done once.
class DoubledInvitationsTest extends FamilyScene {

    private static final Pattern LINK = Pattern.compile("\"link\":\"([^\"]+)\"");

    private List<Invitation> invitationsOf(Family family) {
        return invitations.of(family.payer().account(), Long.MAX_VALUE, 9);
    }

    private static Secret link(HttpResponse<String> answer) {
        var found = LINK.matcher(answer.body());
        assertThat(found.find()).as(answer.body()).isTrue();
        return new Secret(found.group(1));
    }

    private HttpResponse<String> invite(Family family, String token, String key) {
        String body = "{\"person\":" + family.mother().person() + "}";
        return browser().api("POST", "/api/v1/household/invitations", token, body, key);
    }

    private HttpResponse<String> confirm(String token, Secret link, String key) {
        String body =
                "{\"link\":\"%s\",\"name\":\"%s\",\"number\":\"%s\"}"
                        .formatted(link.value(), NAME, number);
        return browser().api("POST", "/api/v1/persons/confirmation", token, body, key);
    }

    private static <T> List<T> atOnce(int times, Callable<T> what) throws Exception {
        List<T> outcomes = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(times)) {
            for (Future<T> one : threads.invokeAll(Collections.nCopies(times, what))) {
                outcomes.add(one.get());
            }
        }
        return outcomes;
    }

    @Test
    void anInvitationThatIsAskedForAgainUnderItsKeyIsTheSameAndItsLinkOpens() {
        Family family = family();
        String token = token(family.payer().account(), "household:write");

        var first = invite(family, token, "invite-" + number);
        var again = invite(family, token, "invite-" + number);

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(invitationsOf(family)).hasSize(1);
        assertThat(invitations.take(stranger(), link(again), NAME, number))
                .isInstanceOf(Taken.Yours.class);
    }

    @Test
    void askedForTwiceAtOnceUnderOneKeyOneIsMadeAndEveryLinkThatIsToldOpens() throws Exception {
        Family family = family();
        String token = token(family.payer().account(), "household:write");

        var answers = atOnce(3, () -> invite(family, token, "at-once-" + number));

        assertThat(answers).extracting(HttpResponse::statusCode).isSubsetOf(201, 409).contains(201);
        assertThat(invitationsOf(family)).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == 201)
                .allSatisfy(answer -> assertThat(invitations.open(link(answer))).isPresent());
    }

    @Test
    void aConfirmationThatIsSentAgainUnderItsKeyGivesTheSameAnswer() {
        Family family = family();
        Secret link = invited(family);
        Account own = stranger();
        String token = token(own, "persons:write");

        var first = confirm(token, link, "confirm-" + number);
        var again = confirm(token, link, "confirm-" + number);

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(members.personOfAccount(own.id()).orElseThrow().number())
                .isEqualTo(family.mother().person());
    }

    @Test
    void confirmedThreeTimesAtOnceEachIsToldThatThePersonIsHis() throws Exception {
        Family family = family();
        Secret link = invited(family);
        Account own = stranger();

        var answers = atOnce(3, () -> invitations.take(own, link, NAME, number));

        assertThat(answers).hasSize(3).allMatch(Taken.Yours.class::isInstance);
        assertThat(members.personOfAccount(own.id()).orElseThrow().number())
                .isEqualTo(family.mother().person());
    }
}
