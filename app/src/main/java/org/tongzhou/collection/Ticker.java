package org.tongzhou.collection;

import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.tongzhou.enrolment.Preregistrations;
import org.tongzhou.rounds.Progress;
import org.tongzhou.rounds.RoundMachine;

/// Moves rounds, collection, the news of plans that opened and the daily check of the books every
/// few seconds, on every server: what is due is done by whoever comes first.
@Component
public class Ticker {

    private final RoundMachine rounds;
    private final CollectionMachine collection;
    private final Preregistrations preregistrations;
    private final DailyCheck check;
    private final AtomicBoolean ticking;

    Ticker(
            RoundMachine rounds,
            CollectionMachine collection,
            Preregistrations preregistrations,
            DailyCheck check,
            @Value("${tongzhou.ticking:true}") boolean ticking) {
        this.rounds = rounds;
        this.collection = collection;
        this.preregistrations = preregistrations;
        this.check = check;
        this.ticking = new AtomicBoolean(ticking);
    }

    /// Starts ticking, where the server was started without.
    public void start() {
        ticking.set(true);
    }

    @Scheduled(fixedDelayString = "${tongzhou.tick-millis:5000}")
    void tick() {
        if (ticking.get()) {
            rounds.advance(Progress.UNWATCHED);
            collection.advance();
            preregistrations.advance();
            check.advance();
        }
    }
}
