package org.tongzhou.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tongzhou.enrolment.CorrectionKind;
import org.tongzhou.enrolment.Membership;
import org.tongzhou.enrolment.ProposedCorrections.Outcome;
import org.tongzhou.plans.Shipped;

/// A birth date is put right in the very instant in which its person joins another plan: one goes
/// before the other.
class BirthAtOnceTest extends BirthScene {

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final String WAITING = "select count(*) from pg_locks where not granted";

    @Autowired private PlatformTransactionManager transactions;

    @BeforeEach
    void publish() {
        plans.publishShipped(Shipped.DEMO);
        nextRound();
    }

    @Test
    void whoJoinsWhileItIsConfirmedJoinsByTheTrueBirthDate() throws Exception {
        Membership member = joinedAt(today().minusYears(40));
        LocalDate born = today().minusYears(43);
        long proposal = proposed(member, CorrectionKind.BIRTH_DATE, Optional.of(born));

        Membership other =
                during(
                        () -> assertThat(confirm(proposal)).isInstanceOf(Outcome.Confirmed.class),
                        () -> joinedToo(member, "demo-waterdrop"));

        assertThat(other.birthRound()).isEqualTo(plan().calendar().firstOnOrAfter(born));
    }

    @Test
    void whatIsConfirmedWhileHeJoinsIsProposedAnew() throws Exception {
        Membership member = joinedAt(today().minusYears(40));
        LocalDate born = today().minusYears(43);
        long proposal = proposed(member, CorrectionKind.BIRTH_DATE, Optional.of(born));

        Outcome outcome =
                during(() -> joinedToo(member, "demo-waterdrop"), () -> confirm(proposal));

        assertThat(outcome).isEqualTo(new Outcome.Stale());
        assertThat(members.person(member.person()).orElseThrow().birth()).isNotEqualTo(born);
    }

    /// Does `second` while the transaction of `first` is done and not committed.
    private <T> T during(Runnable first, Callable<T> second) throws Exception {
        try (var thread = Executors.newSingleThreadExecutor()) {
            Future<T> begun =
                    new TransactionTemplate(transactions)
                            .execute(_ -> {
                                first.run();
                                Future<T> one = thread.submit(second);
                                awaitWaiting(one);
                                return one;
                            });
            return begun.get();
        }
    }

    private void awaitWaiting(Future<?> begun) {
        long until = System.nanoTime() + PATIENCE_NANOS;
        while (System.nanoTime() < until && !begun.isDone()) {
            if (jdbc.sql(WAITING).query(Long.class).single() > 0) {
                return;
            }
            Thread.onSpinWait();
        }
    }
}
