package org.tongzhou.collection;

import org.tongzhou.core.money.Amount;

/// Takes this amount, whole, from that account. The id is taken once, ever.
public record DebitInstruction(String id, String account, Amount amount) {

    public DebitInstruction {
        ChannelWord.requireId(id);
        ChannelWord.requireAccount(account);
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("a debit is above zero: " + amount);
        }
    }
}
