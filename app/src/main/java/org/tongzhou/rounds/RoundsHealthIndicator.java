package org.tongzhou.rounds;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/// Says in the health of the platform which round has stopped at which folio.
///
/// Its own status does not make the whole ill: everything else goes on, and a load balancer that
/// sent nobody here any more would stop that too.
@Component
class RoundsHealthIndicator implements HealthIndicator {

    private static final String STOPPED = "STOPPED";

    private final StoppedRounds stopped;

    RoundsHealthIndicator(StoppedRounds stopped) {
        this.stopped = stopped;
    }

    @Override
    public Health health() {
        List<StoppedRounds.Stop> stops = stopped.all();
        if (stops.isEmpty()) {
            return Health.up().build();
        }
        String where =
                stops.stream().map(RoundsHealthIndicator::where).collect(Collectors.joining(", "));
        return Health.status(new Status(STOPPED, where)).build();
    }

    private static String where(StoppedRounds.Stop stop) {
        String round = "plan %d round %d".formatted(stop.plan(), stop.round());
        return stop.folio() == RoundFaults.WHOLE ? round : round + " folio " + stop.folio();
    }
}
