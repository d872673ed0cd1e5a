package org.tongzhou.members;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Asks again about persons and accounts whose check had no answer, every minute by the system's
/// time.
@Component
class PendingChecks {

    private static final int AT_ONCE = 100;
    private final Members members;
    private final RealNameChecks checks;
    private final AtomicBoolean isAsking = new AtomicBoolean();

    PendingChecks(Members members, RealNameChecks checks) {
        this.members = members;
        this.checks = checks;
    }

    // At a fixed rate: what has a fixed delay shares one thread with the rounds, which a service
    // that is slow to answer would hold up.
    @Scheduled(initialDelay = 1, fixedRate = 1, timeUnit = TimeUnit.MINUTES)
    void askAgain() {
        if (checks.hasService() && isAsking.compareAndSet(false, true)) {
            try {
                persons();
                accounts();
            } finally {
                isAsking.set(false);
            }
        }
    }

    private void persons() {
        long after = 0;
        List<Person> waiting = members.waiting(after, AT_ONCE);
        while (!waiting.isEmpty()) {
            waiting.forEach(person -> AfterCommit.quietly(() -> members.check(person.number())));
            after = waiting.getLast().number();
            waiting = members.waiting(after, AT_ONCE);
        }
    }

    private void accounts() {
        long after = -1;
        List<Long> waiting = members.waitingAccounts(after, AT_ONCE);
        while (!waiting.isEmpty()) {
            waiting.forEach(one -> AfterCommit.quietly(() -> members.checkAccount(one)));
            after = waiting.getLast();
            waiting = members.waitingAccounts(after, AT_ONCE);
        }
    }
}
