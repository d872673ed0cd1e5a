package org.tongzhou.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.tongzhou.Browser;
import org.tongzhou.accounts.Account;
import org.tongzhou.members.NewPerson;
import org.tongzhou.members.Person;
import org.tongzhou.members.Registration;

/// A document is one person's, and typing its number binds it for nobody else.
class DocumentOnceTest extends MovesScene {

    private static final String PAGE = "/me/person";

    private static Map<String, String> fields(NewPerson who) {
        return Map.of(
                "name", who.name(),
                "documentKind", "CN",
                "number", who.document().number());
    }

    private static NewPerson wrongName(NewPerson who) {
        return new NewPerson("别人", who.document());
    }

    private HttpResponse<String> api(Account account, NewPerson who) {
        String body =
                "{\"name\":\"%s\",\"documentKind\":\"CN\",\"number\":\"%s\"}"
                        .formatted(who.name(), who.document().number());
        return browser().api("POST", "/api/v1/persons", token(account, "persons:write"), body);
    }

    private Person.Check checked(Account account) {
        return members.check(members.personOfAccount(account.id()).orElseThrow().number());
    }

    @Test
    void aNumberTypedUnderAWrongNameIsFreeForWhomItBelongsToAndHeJoins() {
        NewPerson owner = person(GROWN);
        Account squatter = account();
        Account own = account();
        identity.lend(service);

        api(squatter, wrongName(owner));
        Person.Check ofSquatter = checked(squatter);
        var registered = api(own, owner);
        Person.Check ofOwner = checked(own);
        long person = members.personOfAccount(own.id()).orElseThrow().number();

        assertThat(ofSquatter).isEqualTo(Person.Check.DIFFERS);
        assertThat(registered.statusCode()).as(registered.body()).isEqualTo(201);
        assertThat(ofOwner).isEqualTo(Person.Check.AGREES);
        assertThat(enrolments.join(healthy(person))).isInstanceOf(Admitted.Joined.class);
        long other = members.personOfAccount(squatter.id()).orElseThrow().number();
        assertThat(enrolments.join(healthy(other))).isInstanceOf(Admitted.CheckDiffers.class);
        assertThat(freed(other)).as("who typed it is kept").isEqualTo(1);
    }

    private long freed(long person) {
        return jdbc.sql("select count(*) from members.freed_number where person = :person")
                .param("person", person)
                .query(Long.class)
                .single();
    }

    @Test
    void whoTypedItWronglyGivesNameAndDocumentAnewOnThePage() {
        NewPerson right = person(GROWN);
        Account account = account();
        identity.lend(service);
        Browser browser = signedIn(account);
        browser.get(PAGE);
        browser.post(PAGE, fields(wrongName(right)));
        long number = members.personOfAccount(account.id()).orElseThrow().number();

        String told = browser.get(PAGE).body();
        var again = browser.post(PAGE, fields(right));

        assertThat(told).contains("enter them again", "name=\"number\"");
        assertThat(again.statusCode()).isEqualTo(303);
        assertThat(browser.get(PAGE).body()).contains("Identity accepted");
        Person person = members.personOfAccount(account.id()).orElseThrow();
        assertThat(person.number()).isEqualTo(number);
        assertThat(person.check()).isEqualTo(Person.Check.AGREES);
        assertThat(members.name(number)).contains(right.name());
    }

    @Test
    void whoTypedSomebodyElsesNumberDoesNotGetItBack() {
        NewPerson owner = person(GROWN);
        Account squatter = account();
        identity.lend(service);
        api(squatter, wrongName(owner));
        checked(squatter);
        Account own = account();
        api(own, owner);
        checked(own);

        var again = api(squatter, owner);

        assertThat(again.body()).contains("/problems/document-taken");
        assertThat(checked(squatter)).isEqualTo(Person.Check.DIFFERS);
    }

    @Test
    void aSecondClaimToANumberThatIsBeingVerifiedIsToldToTryAgainSoon() {
        NewPerson owner = person(GROWN);
        NewPerson silent = new NewPerson("断人", owner.document());
        identity.lend(service);
        members.register(account().id(), silent);
        Browser browser = signedIn(account());
        browser.get(PAGE);

        String told = browser.post(PAGE, fields(owner)).body();

        assertThat(told).contains("is being verified for somebody", "try again in a few minutes");
    }

    @Test
    void theDatabaseNeverFreesANumberWhoseCheckAgrees() {
        long person = registered(GROWN).person();

        assertThatThrownBy(() ->
                        jdbc.sql("delete from members.identity where person = :person")
                                .param("person", person)
                                .update())
                .hasMessageContaining("a number is freed only where name and number differ");
    }

    @Test
    void ofTwoRequestsAtOnceWithOneNumberOneRegisters() throws Exception {
        NewPerson who = person(GROWN);
        List<Callable<Registration>> both =
                List.of(
                        () -> members.register(account().id(), who),
                        () -> members.register(account().id(), who));

        List<Future<Registration>> outcomes;
        try (var threads = Executors.newFixedThreadPool(2)) {
            outcomes = threads.invokeAll(both);
        }

        assertThat(outcomes)
                .extracting(one -> one.get().getClass().getSimpleName())
                .containsExactlyInAnyOrder("Registered", "DocumentTaken");
    }
}
