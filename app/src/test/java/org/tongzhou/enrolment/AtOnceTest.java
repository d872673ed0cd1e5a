package org.tongzhou.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tongzhou.accounts.Account;
import org.tongzhou.core.plan.Relation;
import org.tongzhou.members.Moving;

/// What is asked for twice in one moment is done once and answered the same.
class AtOnceTest extends MovesScene {

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final String WAIT_FOR_LOCK =
            "select count(distinct pid) from pg_locks where not granted";

    @Autowired private PlatformTransactionManager transactions;

    /// Begins all of it behind `held`, and lets it go on once all of it waits or is done.
    private <T> List<T> behind(Runnable held, List<Callable<T>> all) throws Exception {
        List<Future<T>> begun = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(all.size())) {
            new TransactionTemplate(transactions)
                    .executeWithoutResult(_ -> {
                        held.run();
                        all.forEach(one -> begun.add(threads.submit(one)));
                        awaitWaiting(begun);
                    });
        }
        List<T> outcomes = new ArrayList<>();
        for (Future<T> one : begun) {
            outcomes.add(one.get());
        }
        return outcomes;
    }

    private <T> void awaitWaiting(List<Future<T>> begun) {
        long until = System.nanoTime() + PATIENCE_NANOS;
        while (System.nanoTime() < until) {
            long done = begun.stream().filter(Future::isDone).count();
            if (done + jdbc.sql(WAIT_FOR_LOCK).query(Long.class).single() >= begun.size()) {
                return;
            }
            Thread.onSpinWait();
        }
    }

    private Runnable noWrites(String table) {
        return () ->
                jdbc.sql("lock table members." + table + " in share row exclusive mode").update();
    }

    @Test
    void anOfferIsMadeOnce() throws Exception {
        Payer father = payer();
        Dependant child = dependant(payer(), today().minusYears(9), Relation.CHILD);
        Callable<Moving> offering = () -> offer(father, child.who(), Relation.CHILD);

        List<Moving> outcomes = behind(noWrites("open_move_offer"), List.of(offering, offering));

        assertThat(outcomes).containsExactly(Moving.OFFERED, Moving.OFFERED);
    }

    @Test
    void aRefusalThatComesAfterTheAnswerOfAnotherTellsNobody() throws Exception {
        Payer mother = payer();
        Payer father = payer();
        Dependant child = dependant(mother, today().minusYears(9), Relation.CHILD);
        offer(father, child.who(), Relation.CHILD);
        long offer = offer(child.person());

        List<Moving> outcomes =
                behind(
                        () -> taken(offer),
                        List.of(
                                () -> moves.answer(mother.account().id(), offer, false),
                                () -> moves.answer(father.account().id(), offer, false)));

        assertThat(outcomes).containsExactly(Moving.NOT_FOUND, Moving.NOT_FOUND);
        assertThat(signedIn(father.account()).get("/me/inbox?lang=en").body())
                .doesNotContain("the offer was refused");
    }

    private void taken(long offer) {
        jdbc.sql("delete from members.open_move_offer where offer = ?").param(offer).update();
    }

    @Test
    void anAccountIsProvenOnce() {
        Dependant wife = dependant(payer(), GROWN, Relation.SPOUSE);
        Account own = account();
        identity.lend(service);
        List<Moving> meanwhile = new ArrayList<>();
        service.meanwhile(() -> meanwhile.add(proofs.prove(own, wife.who(), "acc-own")));

        Moving outcome = proofs.prove(own, wife.who(), "acc-own");

        assertThat(meanwhile).containsExactly(Moving.PROVEN);
        assertThat(outcome).isEqualTo(Moving.PROVEN);
    }
}
