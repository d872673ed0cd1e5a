package org.tongzhou.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.tongzhou.Browser;
import org.tongzhou.accounts.Account;
import org.tongzhou.core.plan.Relation;
import org.tongzhou.members.Belonging;
import org.tongzhou.members.Household;
import org.tongzhou.members.Moving;
import org.tongzhou.members.NewPerson;

/// Nobody is pulled into a household or pushed out of one.
class HouseholdMovesTest extends MovesScene {

    @Test
    void aChildMovesWhenThePayerWhomItLeavesAgreesAndNobodyElseCanAgree() {
        Payer mother = payer();
        Payer father = payer();
        Payer stranger = payer();
        Dependant child = dependant(mother, today().minusYears(9), Relation.CHILD);

        assertThat(offer(father, child.who(), Relation.CHILD)).isEqualTo(Moving.OFFERED);
        long offer = offer(child.person());
        Moving byHimself = moves.answer(father.account().id(), offer, true);
        Moving byStranger = moves.answer(stranger.account().id(), offer, true);
        long before = householdOf(child.person());
        Moving byMother = moves.answer(mother.account().id(), offer, true);

        assertThat(byHimself).isEqualTo(Moving.NOT_YOURS);
        assertThat(byStranger).isEqualTo(Moving.NOT_FOUND);
        assertThat(before).isEqualTo(mother.household());
        assertThat(byMother).isEqualTo(Moving.MOVED);
        assertThat(householdOf(child.person())).isEqualTo(father.household());
        assertThat(moves.answer(mother.account().id(), offer, true)).isEqualTo(Moving.NOT_FOUND);
    }

    @Test
    void anAdultDecidesAloneWithAnAccountOfHisOwn() {
        Payer husband = payer();
        Payer sister = payer();
        Dependant wife = dependant(husband, GROWN, Relation.SPOUSE);
        Account own = account();
        offer(sister, wife.who(), Relation.PARENT);
        long offer = offer(wife.person());

        Moving byHusband = moves.answer(husband.account().id(), offer, true);
        Moving unproven = moves.answer(own.id(), offer, true);
        Moving proven = prove(own, wife.who());
        Moving byHerself = moves.answer(own.id(), offer, true);

        assertThat(byHusband).isEqualTo(Moving.NOT_YOURS);
        assertThat(unproven).isEqualTo(Moving.NOT_FOUND);
        assertThat(proven).isEqualTo(Moving.PROVEN);
        assertThat(byHerself).isEqualTo(Moving.MOVED);
        assertThat(householdOf(wife.person())).isEqualTo(sister.household());
        assertThat(members.householdPaidBy(own.id())).isEmpty();
    }

    @Test
    void whoSeparatesPaysForHimselfWithoutAskingAnybody() {
        Payer husband = payer();
        Dependant wife = dependant(husband, GROWN, Relation.SPOUSE);
        Dependant son = dependant(husband, today().minusYears(18), Relation.CHILD);
        Dependant daughter = dependant(husband, today().minusYears(18).plusDays(1), Relation.CHILD);
        Account hers = account();
        Account his = account();

        prove(hers, wife.who());
        Moving founded = moves.found(hers.id());
        prove(his, son.who());

        assertThat(founded).isEqualTo(Moving.MOVED);
        assertThat(members.householdPaidBy(hers.id()).orElseThrow().number())
                .isEqualTo(householdOf(wife.person()))
                .isNotEqualTo(husband.household());
        assertThat(moves.found(hers.id())).isEqualTo(Moving.ALREADY_HERE);
        assertThat(moves.found(his.id())).isEqualTo(Moving.MOVED);
        assertThat(prove(account(), daughter.who())).isEqualTo(Moving.UNDER_AGE);
    }

    @Test
    void anOfferIsRefusedOrTakenBackAndThenIsWorthNothing() {
        Payer mother = payer();
        Payer father = payer();
        Dependant child = dependant(mother, today().minusYears(9), Relation.CHILD);
        offer(father, child.who(), Relation.CHILD);
        long first = offer(child.person());

        assertThat(moves.answer(mother.account().id(), first, false)).isEqualTo(Moving.DECLINED);
        assertThat(moves.answer(mother.account().id(), first, true)).isEqualTo(Moving.NOT_FOUND);
        offer(father, child.who(), Relation.CHILD);
        long second = offer(child.person());
        assertThat(moves.answer(father.account().id(), second, false)).isEqualTo(Moving.WITHDRAWN);
        assertThat(moves.answer(mother.account().id(), second, true)).isEqualTo(Moving.NOT_FOUND);
        assertThat(householdOf(child.person())).isEqualTo(mother.household());
    }

    @Test
    void whoPaysForOthersFirstLetsThemMoveAndStillPaysWhatHisHouseholdOwes() {
        Payer woman = payer();
        Payer man = payer();
        Dependant child = dependant(woman, today().minusYears(3), Relation.CHILD);
        offer(man, woman.who(), Relation.SPOUSE);
        long offer = offer(woman.registered().person());

        Moving withChild = moves.answer(woman.account().id(), offer, true);
        offer(man, child.who(), Relation.CHILD);
        moves.answer(woman.account().id(), offer(child.person()), true);
        Moving alone = moves.answer(woman.account().id(), offer, true);

        assertThat(withChild).isEqualTo(Moving.PAYS_FOR_OTHERS);
        assertThat(alone).isEqualTo(Moving.MOVED);
        assertThat(householdOf(woman.registered().person())).isEqualTo(man.household());
        assertThat(members.householdPaidBy(woman.account().id()).orElseThrow().number())
                .isEqualTo(woman.household());
        assertThat(moves.found(woman.account().id())).isEqualTo(Moving.MOVED);
        assertThat(householdOf(woman.registered().person())).isEqualTo(woman.household());
    }

    @Test
    void whoMovedAwayAddsNobodyToTheHouseholdHeLeft() {
        Payer woman = payer();
        Payer man = payer();
        offer(man, woman.who(), Relation.SPOUSE);
        moves.answer(woman.account().id(), offer(woman.registered().person()), true);
        Browser hers = signedIn(woman.account());
        String form = "/me/household/dependant";
        NewPerson child = person(today().minusYears(3));

        var seen = hers.get("/me/household").body();
        hers.get(form);
        var posted =
                hers.post(
                        form,
                        Map.of(
                                "relation", "CHILD",
                                "name", child.name(),
                                "documentKind", "CN",
                                "number", child.document().number(),
                                "authority", "true"));
        var called =
                browser()
                        .api(
                                "POST",
                                "/api/v1/household/dependants",
                                token(woman.account(), "household:write"),
                                """
                                {"person":{"name":"%s","documentKind":"CN","number":"%s"},
                                 "relation":"CHILD","authorityConfirmed":true}
                                """
                                        .formatted(child.name(), child.document().number()));

        assertThat(seen).contains("nobody can be added").doesNotContain(form);
        assertThat(posted.statusCode()).isEqualTo(422);
        assertThat(posted.body()).contains("nobody can be added");
        assertThat(called.body()).contains("/problems/payer-left");
        assertThat(members.belongings(woman.registered().household())).isEmpty();
    }

    @Test
    void nobodyIsAddedWhileThePayerMovesAway() throws Exception {
        for (int i = 0; i < 10; i++) {
            Payer woman = payer();
            Payer man = payer();
            Household left = woman.registered().household();
            offer(man, woman.who(), Relation.SPOUSE);
            long offer = offer(woman.registered().person());
            NewPerson child = person(today().minusYears(3));

            try (var threads = Executors.newFixedThreadPool(2)) {
                var moved = threads.submit(() -> moves.answer(woman.account().id(), offer, true));
                threads.submit(() -> members.register(left, child, Relation.CHILD, true)).get();
                moved.get();
            }

            assertThat(members.belongings(left))
                    .extracting(Belonging::relation)
                    .isIn(List.of(), List.of(Relation.SELF, Relation.CHILD));
        }
    }

    @Test
    void onlyWhoIsKnownByNameAndDocumentIsOfferedAMoveAndOnlyByAPayer() {
        Payer mother = payer();
        Dependant child = dependant(mother, today().minusYears(9), Relation.CHILD);
        Payer father = payer();
        NewPerson wrongName = new NewPerson("别人", child.who().document());

        assertThat(offer(father, wrongName, Relation.CHILD)).isEqualTo(Moving.NOT_FOUND);
        assertThat(offer(father, person(GROWN), Relation.SPOUSE)).isEqualTo(Moving.NOT_FOUND);
        assertThat(offer(mother, child.who(), Relation.CHILD)).isEqualTo(Moving.ALREADY_HERE);
        assertThat(moves.offer(account().id(), child.who(), Relation.CHILD, true))
                .isEqualTo(Moving.NOT_PAYER);
        assertThat(moves.offer(father.account().id(), child.who(), Relation.CHILD, false))
                .isEqualTo(Moving.AUTHORITY_MISSING);
    }

    @Test
    void aDependantWithAnAccountSeesNothingOfThePayersMandate() {
        Payer husband = payer();
        Dependant wife = dependant(husband, GROWN, Relation.SPOUSE);
        Account own = account();
        prove(own, wife.who());
        Browser browser = signedIn(own);

        browser.get("/me/mandate");
        browser.post("/me/mandate", Map.of("account", "acc-of-hers", "ceiling", "9000"));

        assertThat(members.mandate(husband.registered().household())).isEmpty();
    }

    @Test
    void bothPayersDoItOnThePage() {
        Payer mother = payer();
        Payer father = payer();
        Dependant child = dependant(mother, today().minusYears(9), Relation.CHILD);
        Browser his = signedIn(father.account());
        Browser hers = signedIn(mother.account());
        his.get("/me/moves");

        var fields =
                Map.of(
                        "relation", "CHILD",
                        "name", child.who().name(),
                        "documentKind", "CN",
                        "number", child.who().document().number(),
                        "authority", "true");
        assertThat(his.post("/me/moves", fields).statusCode()).isEqualTo(303);
        String agree = "/me/moves/" + offer(child.person()) + "/answer";
        assertThat(his.get("/me/moves").body()).contains("Somebody else decides this");
        assertThat(hers.get("/me/moves").body()).contains(agree, "Agree to the move");
        assertThat(hers.post(agree, Map.of("agreed", "true")).statusCode()).isEqualTo(303);

        assertThat(householdOf(child.person())).isEqualTo(father.household());
        assertThat(his.get("/me/household").body()).contains(child.who().name());
    }
}
