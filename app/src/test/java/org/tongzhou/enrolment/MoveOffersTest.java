package org.tongzhou.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.tongzhou.Browser;
import org.tongzhou.accounts.Account;
import org.tongzhou.core.plan.Relation;
import org.tongzhou.members.Moving;
import org.tongzhou.members.NewPerson;

/// One offer to move stands for a person, for some days, and whom it concerns is told.
class MoveOffersTest extends MovesScene {

    private static final String PAGE = "/me/moves";

    private static Map<String, String> fields(NewPerson who) {
        return Map.of(
                "relation", "CHILD",
                "name", who.name(),
                "documentKind", "CN",
                "number", who.document().number(),
                "authority", "true");
    }

    private HttpResponse<String> api(String token, NewPerson who) {
        String body =
                """
                {"person":{"name":"%s","documentKind":"CN","number":"%s"},
                 "relation":"CHILD","authorityConfirmed":true}
                """
                        .formatted(who.name(), who.document().number());
        return browser().api("POST", "/api/v1/household/moves", token, body);
    }

    private String inbox(Account account, String language) {
        return signedIn(account).get("/me/inbox?lang=" + language).body();
    }

    private Dependant child(Payer payer) {
        return dependant(payer, today().minusYears(9), Relation.CHILD);
    }

    @Test
    void oneOfferStandsForAPersonUntilItIsAnswered() {
        Payer mother = payer();
        Payer father = payer();
        Payer uncle = payer();
        Dependant child = child(mother);
        Browser his = signedIn(uncle.account());
        his.get(PAGE);

        Moving first = offer(father, child.who(), Relation.CHILD);
        Moving same = offer(father, child.who(), Relation.CHILD);
        var posted = his.post(PAGE, fields(child.who()));
        var called = api(token(uncle.account(), "household:write"), child.who());
        moves.answer(mother.account().id(), offer(child.person()), false);
        Moving afterwards = offer(uncle, child.who(), Relation.CHILD);

        assertThat(first).isEqualTo(Moving.OFFERED);
        assertThat(same).isEqualTo(Moving.OFFERED);
        assertThat(posted.statusCode()).isEqualTo(422);
        assertThat(posted.body()).contains("Ask the person to answer it first");
        assertThat(called.body()).contains("/problems/offer-stands");
        assertThat(afterwards).isEqualTo(Moving.OFFERED);
    }

    @Test
    void ofOffersMadeAtOnceOneStands() throws Exception {
        Dependant child = child(payer());
        List<Callable<Moving>> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Payer one = payer();
            all.add(() -> offer(one, child.who(), Relation.CHILD));
        }

        List<Moving> outcomes = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (Future<Moving> one : threads.invokeAll(all)) {
                outcomes.add(one.get());
            }
        }

        assertThat(outcomes)
                .containsExactlyInAnyOrder(
                        Moving.OFFERED,
                        Moving.OFFER_STANDS,
                        Moving.OFFER_STANDS,
                        Moving.OFFER_STANDS);
        long kept =
                jdbc.sql("select count(*) from members.move_offer where person = :person")
                        .param("person", child.person())
                        .query(Long.class)
                        .single();
        assertThat(kept).isEqualTo(1);
    }

    @Test
    void anOfferEndsAfterTheDaysThatThePageTells() {
        Payer mother = payer();
        Payer father = payer();
        Dependant child = child(mother);
        Browser his = signedIn(father.account());
        assertThat(his.get(PAGE).body()).contains("An offer stands 14 days");
        offer(father, child.who(), Relation.CHILD);
        long offer = offer(child.person());
        String standing = his.get(PAGE).body();
        String listed = listed(father);

        jdbc.sql(
                        """
                        update members.open_move_offer s set expires_at = o.at
                        from members.move_offer o where o.offer = s.offer and o.offer = :offer
                        """)
                .param("offer", offer)
                .update();

        assertThat(standing).contains("The offer stands until", "/" + offer + "/answer");
        assertThat(listed).contains("\"expiresAt\"", "\"move\":" + offer);
        assertThat(his.get(PAGE).body()).doesNotContain("/" + offer + "/answer");
        assertThat(listed(father)).doesNotContain("\"move\":" + offer);
        assertThat(moves.answer(mother.account().id(), offer, true)).isEqualTo(Moving.NOT_FOUND);
        assertThat(offer(payer(), child.who(), Relation.CHILD)).isEqualTo(Moving.OFFERED);
    }

    private String listed(Payer payer) {
        String token = token(payer.account(), "household:read");
        return browser().api("GET", "/api/v1/household/moves", token, "").body();
    }

    @Test
    void anOfferFromWhereThePersonDoesNotBelongAnyMoreStandsInNobodysWay() {
        Dependant child = child(payer());
        long elsewhere = payer().household();
        jdbc.sql(
                        """
                        with made as (
                            insert into members.move_offer (person, from_household, to_household,
                                relation, offered_by, at)
                            values (:person, :from, :from + 1, 'CHILD', 1, now())
                            returning person, offer
                        )
                        insert into members.open_move_offer (person, offer, expires_at)
                        select person, offer, now() + interval '100 years' from made
                        """)
                .param("person", child.person())
                .param("from", elsewhere)
                .update();

        Moving living = offer(payer(), child.who(), Relation.CHILD);
        Moving second = offer(payer(), child.who(), Relation.CHILD);

        assertThat(living).isEqualTo(Moving.OFFERED);
        assertThat(second).isEqualTo(Moving.OFFER_STANDS);
    }

    @Test
    void anAccountOffersTenTimesADayAlsoToPeopleWhomNobodyKnows() {
        Payer curious = payer();
        String token = token(curious.account(), "household:write");
        for (int i = 0; i < 10; i++) {
            assertThat(api(token, person(GROWN)).statusCode()).isEqualTo(404);
        }

        assertThat(api(token, child(payer()).who()).body()).contains("/problems/offer-too-often");
    }

    @Test
    void offersIntoAHouseholdFallWhenItsPayerLeavesIt() {
        Payer woman = payer();
        Payer man = payer();
        Dependant adult = dependant(payer(), GROWN, Relation.PARENT);
        Account own = account();
        prove(own, adult.who());
        offer(woman, adult.who(), Relation.PARENT);
        long toHer = offer(adult.person());
        offer(man, woman.who(), Relation.SPOUSE);
        long before = householdOf(adult.person());

        moves.answer(woman.account().id(), offer(woman.registered().person()), true);

        assertThat(moves.answer(own.id(), toHer, true)).isEqualTo(Moving.NOT_FOUND);
        assertThat(householdOf(adult.person())).isEqualTo(before);
    }

    @Test
    void bothPayersAndTheAdultAreToldInTheLanguageOfWhoReads() {
        Payer husband = payer();
        Payer sister = payer();
        Dependant wife = dependant(husband, GROWN, Relation.SPOUSE);
        Account own = account();
        prove(own, wife.who());

        offer(sister, wife.who(), Relation.PARENT);
        String asked = inbox(own, "en");
        String askedInChinese = inbox(own, "zh");
        moves.answer(own.id(), offer(wife.person()), true);

        assertThat(asked).contains("offers 测试人 a place in their household");
        assertThat(askedInChinese).contains("提议 测试人 转入其家庭");
        for (Account told : List.of(own, husband.account(), sister.account())) {
            assertThat(inbox(told, "en")).contains("测试人 has moved from the household of 测**");
            assertThat(inbox(told, "zh")).contains("测试人 已从 测** 的家庭转到");
        }
    }

    @Test
    void whoOfferedIsToldThatItWasRefused() {
        Payer mother = payer();
        Payer father = payer();
        Dependant child = child(mother);
        offer(father, child.who(), Relation.CHILD);

        assertThat(inbox(mother.account(), "en")).contains("offers 测试人 a place");
        moves.answer(mother.account().id(), offer(child.person()), false);

        assertThat(inbox(father.account(), "en")).contains("the offer was refused");
    }
}
