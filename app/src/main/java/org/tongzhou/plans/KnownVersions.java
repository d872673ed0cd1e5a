package org.tongzhou.plans;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;
import org.tongzhou.database.Afterwards;
import org.tongzhou.plans.PlanRepository.StoredVersion;

/// The versions of all plans in memory. What this server wrote is known here at once; what another
/// one wrote, within a second.
@Component
class KnownVersions {

    private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();

    private final PlanRepository repository;
    private final Afterwards transactions;
    // What was read before the last of them says nothing.
    private final AtomicLong writes = new AtomicLong();
    private volatile Known known = new Known(Map.of(), -1, 0);

    KnownVersions(PlanRepository repository, Afterwards transactions) {
        this.repository = repository;
        this.transactions = transactions;
    }

    /// @param writes how many there had been before it was read
    private record Known(Map<Integer, List<StoredVersion>> byPlan, long writes, long readNanos) {}

    Map<Integer, List<StoredVersion>> byPlan() {
        Known last = known;
        long before = writes.get();
        long now = System.nanoTime();
        if (last.writes() == before && now - last.readNanos() <= FRESH_NANOS) {
            return last.byPlan();
        }
        Map<Integer, List<StoredVersion>> byPlan = new HashMap<>();
        for (StoredVersion version : repository.all()) {
            byPlan.computeIfAbsent(version.plan(), _ -> new ArrayList<>()).add(version);
        }
        known = new Known(byPlan, before, now);
        return byPlan;
    }

    /// Called in the transaction that wrote: whoever reads while it is under way still reads what
    /// was before, and that is forgotten when it ends.
    void forget() {
        writes.incrementAndGet();
        transactions.afterwards(writes::incrementAndGet);
    }
}
