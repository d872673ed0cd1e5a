package org.tongzhou.collection;

import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.tongzhou.core.money.Amount;

/// Names what the channel said against all sense as a difference, so that the rest goes on.
@Component
class OddAnswers {

    private final SettlementRepository settlements;

    OddAnswers(SettlementRepository settlements) {
        this.settlements = settlements;
    }

    /// Something we asked for was refused as wrong, and is asked for again until it is mended.
    void refused(String ref, Amount amount, LocalDate day) {
        settlements.standing(day, ref, amount, Amount.ZERO, "REFUSED");
    }

    /// An event about what we never asked for, or that cannot follow on what happened before.
    void event(ChannelEvent event) {
        String ref = "event/%d/%s".formatted(event.number(), event.subject());
        settlements.standing(event.date(), ref, Amount.ZERO, event.amount(), "ODD_EVENT");
    }
}
