package org.tongzhou.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tongzhou.Browser;
import org.tongzhou.accounts.Account;
import org.tongzhou.accounts.Audit;
import org.tongzhou.accounts.Contact;
import org.tongzhou.accounts.Secret;
import org.tongzhou.core.identity.OtherDocument;
import org.tongzhou.core.plan.Relation;
import org.tongzhou.core.plan.Sex;
import org.tongzhou.members.Invited;
import org.tongzhou.members.NewPerson;
import org.tongzhou.members.Registration;
import org.tongzhou.members.Taken;

/// An invitation opens one account to one person, and to nobody else.
class InvitationsTest extends FamilyScene {

    private static final String INSERT_INVITATION =
            """
            insert into members.invitation (link_hash, person, by_account, created_at, expires_at)
            values (:hash, :person, :by, :at, :until)
            """;

    @Autowired private Audit audit;

    @Test
    void fiveWrongAnswersUseAnInvitationUpAlsoForTheRightPerson() {
        Family family = family();
        Secret link = invited(family);
        Account hostile = stranger();

        for (int left = 4; left >= 0; left--) {
            assertThat(invitations.take(hostile, link, NAME, "S-GUESS-" + left))
                    .isEqualTo(new Taken.Different(left));
        }

        assertThat(invitations.take(hostile, link, NAME, number)).isEqualTo(new Taken.Gone());
        assertThat(members.person(family.mother().person()).orElseThrow().account()).isEmpty();
    }

    @Test
    void aWrongAnswerByApiIsCountedAndWrittenDownAndARightOneIsHadAgain() {
        Family family = family();
        Secret link = invited(family);
        Account hostile = stranger();
        Account own = stranger();
        String token = token(hostile, "persons:write");

        for (int left = 4; left >= 1; left--) {
            assertThat(confirm(token, link, "S-GUESS-" + left)).contains("\"triesLeft\":" + left);
        }
        String right = confirm(token(own, "persons:write"), link, number);
        String again = confirm(token(own, "persons:write"), link, number);

        assertThat(right).isEqualTo("{\"person\":" + family.mother().person() + "}");
        assertThat(again).isEqualTo(right);
        assertThat(confirm(token, link, number)).contains("\"status\":410");
        assertThat(audit.before(Long.MAX_VALUE, 500))
                .filteredOn(entry -> Objects.equals(entry.actor(), hostile.id()))
                .filteredOn(entry -> entry.action().equals("wrong answer"))
                .hasSize(4);
    }

    private String confirm(String token, Secret link, String said) {
        String body =
                "{\"link\":\"%s\",\"name\":\"%s\",\"number\":\"%s\"}"
                        .formatted(link.value(), NAME, said);
        return browser().api("POST", "/api/v1/persons/confirmation", token, body).body();
    }

    @Test
    void theNameMustAgreeToo() {
        Family family = family();
        Taken taken = invitations.take(stranger(), invited(family), "Zhao Other", number);
        assertThat(taken).isEqualTo(new Taken.Different(4));
    }

    @Test
    void anInvitationIsUsedOnceAndByNobodyWhoIsSomebodyElse() {
        Family family = family();
        Secret link = invited(family);
        assertThat(invitations.take(family.payer().account(), link, NAME, number))
                .isEqualTo(new Taken.AccountTaken());

        assertThat(invitations.take(stranger(), link, NAME, number))
                .isInstanceOf(Taken.Yours.class);
        assertThat(invitations.take(stranger(), link, NAME, number)).isEqualTo(new Taken.Gone());
        assertThat(invite(family, family.mother().person())).isEqualTo(new Invited.HasAccount());
    }

    @Test
    void whatWasWithdrawnReplacedOrIsTooOldOpensNothing() {
        Family family = family();
        Browser payer = signedIn(family.payer().account());
        String page = "/me/household/" + family.mother().person() + "/invitation";
        Secret withdrawn = invited(family);
        payer.get(page);
        payer.post(page + "/withdrawal", Map.of());
        Secret replaced = invited(family);
        invited(family);
        Secret old = expired(anotherFamily());

        for (Secret link : new Secret[] {withdrawn, replaced, old}) {
            assertThat(invitations.take(stranger(), link, NAME, number))
                    .isEqualTo(new Taken.Gone());
            assertThat(browser().get("/invitations/" + link.value()).statusCode()).isEqualTo(404);
        }
    }

    /// An invitation of long ago, of somebody who has no other.
    private Secret expired(Family family) {
        Secret link = Secret.fresh();
        Instant then = Instant.EPOCH.plus(Duration.ofDays(20_000));
        jdbc.sql(INSERT_INVITATION)
                .param("hash", link.hash())
                .param("person", family.mother().person())
                .param("by", family.payer().account().id())
                .param("at", Timestamp.from(then))
                .param("until", Timestamp.from(then.plusSeconds(60)))
                .update();
        return link;
    }

    @Test
    void nobodyInvitesWhomHeDoesNotPayForNorAChildNorHimself() {
        Family family = family();
        Family other = anotherFamily();
        var household = members.household(family.payer().household()).orElseThrow();
        var document =
                new OtherDocument(
                        "SG", "C" + number, LocalDate.of(today().getYear() - 9, 1, 1), Sex.MALE);
        var child =
                (Registration.Registered)
                        members.register(
                                household, new NewPerson("Kid", document), Relation.CHILD, true);

        assertThat(invite(family, other.mother().person())).isEqualTo(new Invited.NotADependant());
        assertThat(invite(family, family.payer().person())).isEqualTo(new Invited.NotADependant());
        assertThat(invite(family, child.person())).isEqualTo(new Invited.UnderAge());
    }

    private Family anotherFamily() {
        Member payer = member(300);
        return new Family(payer, dependant(payer, NAME, "X" + number, 300));
    }

    @Test
    void tenInvitationsADayAreMadeAlsoWhereAllAreAskedForAtOnce() throws Exception {
        Member payer = member(300);
        List<Callable<Invited>> all = new ArrayList<>();
        for (int i = 0; i < 14; i++) {
            long person = dependant(payer, NAME, i + "-" + number, 300).person();
            all.add(() -> invitations.make(payer.account(), person, Optional.empty()));
        }

        assertThat(atOnce(all))
                .filteredOn(Invited.Made.class::isInstance)
                .as("made of fourteen at once")
                .hasSize(10);
        assertThat(atOnce(all.subList(0, 1))).containsExactly(new Invited.TooMany());
        String person = "{\"person\":" + dependant(payer, NAME, "Z" + number, 300).person() + "}";
        String path = "/api/v1/household/invitations";
        String token = token(payer.account(), "household:write");
        assertThat(browser().api("POST", path, token, person).body())
                .contains("/problems/too-many-invitations");
    }

    private static List<Invited> atOnce(List<Callable<Invited>> all) throws Exception {
        List<Invited> outcomes = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (Future<Invited> one : threads.invokeAll(all)) {
                outcomes.add(one.get());
            }
        }
        return outcomes;
    }

    @Test
    void threeLettersADayReachOneContactWhoeverInvites() throws Exception {
        Contact pestered = Contact.of("i" + number.replace("-", "") + "@example.org");
        List<Callable<Invited>> all = new ArrayList<>();
        Family last = family();
        for (int i = 0; i < 5; i++) {
            Member payer = member(300);
            long person = dependant(payer, NAME, i + "-" + number, 300).person();
            all.add(() -> invitations.make(payer.account(), person, Optional.of(pestered)));
        }

        assertThat(atOnce(all)).filteredOn(Invited.Made.class::isInstance).hasSize(3);
        Browser payer = signedIn(last.payer().account());
        String page = "/me/household/" + last.mother().person() + "/invitation";
        payer.get(page);
        var told = payer.post(page, Map.of("way", "LETTER", "contact", pestered.value()));
        assertThat(told.statusCode()).isEqualTo(422);
        assertThat(told.body()).contains("Pass the link on yourself");
        assertThat(payer.post(page, Map.of("way", "LINK")).statusCode()).isEqualTo(200);
    }

    @Test
    void theDatabaseGivesNobodyAnAccountWithoutAnInvitation() {
        Family family = family();
        assertThatThrownBy(() ->
                        jdbc.sql("update members.person set account = ? where person = ?")
                                .params(stranger().id(), family.mother().person())
                                .update())
                .hasMessageContaining("a person gets an account by an invitation");
    }
}
