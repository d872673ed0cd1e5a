package org.tongzhou.rounds;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.tongzhou.plans.Plans;

/// What announced rounds would come to.
///
/// An announced round changes only when a case is taken out, so an estimate is kept for its cases:
/// else every reader of the notice would add up all folios again.
@Component
class Estimates {

    private static final int KEPT = 64;

    private final Striking striking;
    private final Freezing freezing;
    private final Plans plans;
    private final Map<Key, Figures> kept = new ConcurrentHashMap<>();

    Estimates(Striking striking, Freezing freezing, Plans plans) {
        this.striking = striking;
        this.freezing = freezing;
        this.plans = plans;
    }

    private record Key(int plan, int round, List<Long> claims) {}

    /// @param cases the cases of the round that count now
    Figures of(Round round, List<PublishedCase> cases) {
        List<Long> claims = cases.stream().map(PublishedCase::claim).toList();
        Key key = new Key(round.plan(), round.number(), claims);
        Figures known = kept.get(key);
        if (known != null) {
            return known;
        }
        Figures figures =
                Figures.estimated(
                        striking.trial(round),
                        freezing.total(round),
                        plans.version(round.plan(), round.planVersion()).plan());
        if (figures.cases() == claims.size()) {
            if (kept.size() >= KEPT) {
                kept.clear();
            }
            kept.put(key, figures);
        }
        return figures;
    }
}
