package org.tongzhou.sandbox;

import java.util.Locale;
import java.util.Optional;

/// One setting of the sandbox's behaviour, with the value it starts from.
enum Dial {
    SEED(1),
    INSUFFICIENT_PER_MILLE(30),
    CLOSED_PER_MILLE(2),
    LIMIT_PER_MILLE(3),
    PENDING_PER_MILLE(5),
    REVERSAL_PER_MILLE(1),
    BOUNCE_PER_MILLE(20),
    DUPLICATE_PER_MILLE(20),
    LOST_REQUEST_PER_MILLE(0),
    LOST_ANSWER_PER_MILLE(0),
    HOLD_MILLIS(0),
    PROCESSING_POLLS(1),
    SETTLEMENT_FAULT_PER_MILLE(0);

    private final long startsAt;

    Dial(long startsAt) {
        this.startsAt = startsAt;
    }

    long startsAt() {
        return startsAt;
    }

    /// The name on the command line, without the dashes in front: `insufficient-per-mille`.
    String flag() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The name in JSON: `insufficientPerMille`.
    String key() {
        StringBuilder key = new StringBuilder();
        for (String word : name().toLowerCase(Locale.ROOT).split("_", -1)) {
            key.append(key.isEmpty() ? word : capitalised(word));
        }
        return key.toString();
    }

    boolean allows(long value) {
        if (name().endsWith("_PER_MILLE")) {
            return value >= 0 && value <= 1000;
        }
        return this == SEED || (value >= 0 && value <= 600_000);
    }

    static Optional<Dial> ofFlag(String flag) {
        for (Dial dial : values()) {
            if (dial.flag().equals(flag)) {
                return Optional.of(dial);
            }
        }
        return Optional.empty();
    }

    static Optional<Dial> ofKey(String key) {
        for (Dial dial : values()) {
            if (dial.key().equals(key)) {
                return Optional.of(dial);
            }
        }
        return Optional.empty();
    }

    private static String capitalised(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
