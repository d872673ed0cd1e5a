package org.tongzhou.collection;

import java.time.LocalDate;
import org.tongzhou.core.money.Amount;

/// Money to be sent to a checked account, under an id that is paid once, ever.
public record Payout(String id, String account, String name, Amount amount, LocalDate date) {

    public Payout {
        ChannelWord.requireId(id);
        ChannelWord.requireAccount(account);
        if (name.isBlank() || !amount.isPositive()) {
            throw new IllegalArgumentException("a payout has a name and an amount: " + id);
        }
    }

    /// Leaves out the person's name and account, so that no log gets them by accident.
    @Override
    public String toString() {
        return "Payout[id=%s, amount=%s, date=%s]".formatted(id, amount, date);
    }
}
