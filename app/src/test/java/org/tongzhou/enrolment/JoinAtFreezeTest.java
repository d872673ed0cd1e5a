package org.tongzhou.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.tongzhou.core.round.Folio;
import org.tongzhou.core.round.FolioSpans;
import org.tongzhou.members.Registration;

/// A join and a freeze that meet at the gate.
class JoinAtFreezeTest extends JoinScene {

    private static final String WAITING_AT_THE_GATE =
            "select count(*) from pg_locks where locktype = 'advisory' and not granted";

    @Autowired private TransactionTemplate transaction;
    @Autowired private JdbcClient jdbc;
    @Autowired private Spans spans;

    @Test
    void aJoinThatDecidesBeforeTheFreezeAndCommitsAfterItWasAskedForIsCountedOnce()
            throws Exception {
        Registration.Registered person = registered(LocalDate.of(1990, 1, 1));
        var decided = new CountDownLatch(1);
        var mayCommit = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(2)) {
            Future<Long> join = threads.submit(() -> slowJoin(person.person(), decided, mayCommit));
            decided.await();
            Future<Integer> freeze = threads.submit(this::freeze);
            untilSomebodyWaitsAtTheGate();
            assertThat(freeze.isDone()).isFalse();

            mayCommit.countDown();

            int epoch = freeze.get();
            long household = person.household().number();
            assertThat(times(household, join.get(), epoch)).isEqualTo(1);
        }
    }

    @Test
    void aJoinAfterTheRaiseIsNeverSeenByTheRoundHoweverLateItIsCounted() {
        Registration.Registered person = registered(LocalDate.of(1991, 1, 1));

        int epoch = freeze();
        Admitted joined = enrolments.join(healthy(person.person()));

        assertThat(joined).isInstanceOf(Admitted.Joined.class);
        long enrolment = ((Admitted.Joined) joined).enrolment();
        long household = person.household().number();
        assertThat(times(household, enrolment, epoch)).isZero();
        int next = freeze();
        assertThat(times(household, enrolment, epoch)).isZero();
        assertThat(times(household, enrolment, next)).isEqualTo(1);
    }

    private long slowJoin(long person, CountDownLatch decided, CountDownLatch mayCommit) {
        Long enrolment =
                transaction.execute(_ -> {
                    Admitted joined = enrolments.join(healthy(person));
                    decided.countDown();
                    await(mayCommit);
                    return ((Admitted.Joined) joined).enrolment();
                });
        assertThat(enrolment).isNotNull();
        return enrolment;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// As the freeze of a round does it: behind the closed gate, in a transaction of its own.
    private int freeze() {
        Integer epoch = transaction.execute(_ -> gate.raise().epoch());
        assertThat(epoch).isNotNull();
        return epoch;
    }

    private void untilSomebodyWaitsAtTheGate() {
        while (jdbc.sql(WAITING_AT_THE_GATE).query(Long.class).single() == 0) {
            Thread.onSpinWait();
        }
    }

    private int times(long household, long enrolment, int epoch) {
        FolioSpans rows = spans.folio(Folio.of(household), plan().number(), epoch);
        int times = 0;
        for (int row = 0; row < rows.size(); row++) {
            times += rows.enrolment(row) == enrolment ? 1 : 0;
        }
        return times;
    }
}
