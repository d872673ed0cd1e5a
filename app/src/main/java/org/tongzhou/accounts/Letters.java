package org.tongzhou.accounts;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tongzhou.web.Words;

/// Keeps letters until they are sent, for a day at most; the demo, which sends none, shows them
/// on a page.
@Component
class Letters implements CodeDelivery {

    private static final Duration KEPT = Duration.ofDays(1);
    private static final int SHOWN = 50;

    private final LetterRepository letters;
    private final Clock clock;

    Letters(LetterRepository letters, Clock clock) {
        this.letters = letters;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void deliver(Contact to, String text, Duration life) {
        letters.insert(to, Words.of("accounts.letter.subject"), text, clock.instant(), life);
    }

    @Transactional(readOnly = true)
    List<Letter> newest() {
        return letters.newest(SHOWN);
    }

    @Scheduled(fixedDelayString = "PT1H")
    @Transactional
    void tidy() {
        letters.tidy(clock.instant().minus(KEPT));
    }
}
