package org.tongzhou.accounts;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tongzhou.accounts.LetterCarrier.Carried;

/// Sends letters, on every server: a letter that one server has in hand is locked for the others,
/// and what was sent is never taken again. Each way has its own queue and its own threads: a
/// gateway that is stuck holds up no e-mail.
///
/// A failure is tried again after five seconds, then after twice as long each time, until what the
/// letter carries has lost its worth.
class Postman {

    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final int MOST_DOUBLINGS = 6;
    private static final int AT_ONCE = 2;
    private static final String COUNTER = "tongzhou.letters";

    private final LetterRepository letters;
    private final List<LetterCarrier> carriers;
    private final TransactionTemplate transaction;
    private final MeterRegistry meters;
    private final Clock clock;
    private final Set<Contact.Kind> underWay = ConcurrentHashMap.newKeySet();

    Postman(
            LetterRepository letters,
            List<LetterCarrier> carriers,
            PlatformTransactionManager transactions,
            MeterRegistry meters,
            Clock clock) {
        this.letters = letters;
        this.carriers = carriers;
        this.transaction = new TransactionTemplate(transactions);
        this.meters = meters;
        this.clock = clock;
        for (Outcome outcome : Outcome.values()) {
            kinds().forEach(kind -> count(kind, outcome, 0));
        }
    }

    /// How a try is counted.
    private enum Outcome {
        SENT,
        FAILED,
        GIVEN_UP
    }

    private List<Contact.Kind> kinds() {
        return carriers.stream().map(LetterCarrier::kind).toList();
    }

    /// Says once which letters stay here.
    @EventListener(ApplicationReadyEvent.class)
    void tell() {
        List<String> kept =
                Arrays.stream(Contact.Kind.values())
                        .filter(kind -> !kinds().contains(kind))
                        .map(kind ->
                                switch (kind) {
                                    case EMAIL -> "e-mail (set spring.mail.host)";
                                    case PHONE -> "SMS (set tongzhou.sms.url)";
                                })
                        .toList();
        if (!kept.isEmpty()) {
            LOG.warn("letters are not sent by {}", String.join(" and ", kept));
        }
    }

    // At a fixed rate: what has a fixed delay shares one thread with the rounds, and a long round
    // would hold up letters, or a stuck gateway the rounds.
    @Scheduled(fixedRateString = "PT1S")
    void setOut() {
        for (LetterCarrier way : carriers) {
            if (underWay.add(way.kind())) {
                Thread.ofVirtual().name("letters " + way.kind()).start(() -> goOnce(way));
            }
        }
    }

    private void goOnce(LetterCarrier way) {
        try {
            carry(way);
        } catch (RuntimeException e) {
            LOG.warn("letters wait: {}", e.getClass().getSimpleName());
        } finally {
            underWay.remove(way.kind());
        }
    }

    /// Carries all that is due by one way.
    void carry(LetterCarrier way) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < AT_ONCE; i++) {
                threads.execute(() -> carryAll(way));
            }
        }
        count(way.kind(), Outcome.GIVEN_UP, letters.expire(way.kind(), clock.instant()));
    }

    private void carryAll(LetterCarrier way) {
        try {
            boolean isMore = true;
            while (isMore) {
                isMore = Boolean.TRUE.equals(transaction.execute(_ -> carryOne(way)));
            }
        } catch (RuntimeException e) {
            LOG.warn("letters wait: {}", e.getClass().getSimpleName());
        }
    }

    private boolean carryOne(LetterCarrier way) {
        Instant now = clock.instant();
        Optional<LetterRepository.Sealed> next = letters.next(way.kind(), now);
        next.ifPresent(sealed ->
                letters.open(sealed)
                        .ifPresentOrElse(
                                letter -> carry(way, letter, now),
                                () -> letters.giveUp(sealed.number(), now)));
        return next.isPresent();
    }

    private void carry(LetterCarrier way, Letter letter, Instant now) {
        Contact.Kind kind = way.kind();
        switch (way.carry(letter)) {
            case Carried.Sent() -> {
                letters.sent(letter, now);
                count(kind, Outcome.SENT, 1);
            }
            case Carried.NotNow(var trouble) -> {
                letters.again(letter, now.plus(pause(letter.tries())));
                count(kind, Outcome.FAILED, 1);
                LOG.warn("{} was not sent at try {}: {}", letter, letter.tries() + 1, trouble);
            }
            case Carried.Never(var trouble) -> {
                letters.giveUp(letter.number(), now);
                count(kind, Outcome.GIVEN_UP, 1);
                LOG.warn("{} is given up: {}", letter, trouble);
            }
        }
    }

    private static Duration pause(int tries) {
        return FIRST_PAUSE.multipliedBy(1L << Math.min(tries, MOST_DOUBLINGS));
    }

    private void count(Contact.Kind kind, Outcome outcome, int letters) {
        meters.counter(COUNTER, "kind", kind.name(), "outcome", outcome.name()).increment(letters);
    }
}
