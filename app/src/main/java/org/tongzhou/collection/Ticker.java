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

    private static final int MOST_EXCHANGES_A_DAY = 20;

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
            work();
        }
    }

    /// Does all of this business day's work that waits for no person. A clock that is moved by hand
    /// asks for it before it goes on: what is due on a day is looked for on that day alone.
    ///
    /// @return false if the channel still owes an answer
    public boolean finishDay() {
        work();
        for (int times = 0; times < MOST_EXCHANGES_A_DAY && collection.isBusy(); times++) {
            collection.advance();
        }
        return !collection.isBusy();
    }

    private void work() {
        rounds.advance(Progress.UNWATCHED);
        collection.advance();
        preregistrations.advance();
        check.advance();
    }
}
