package org.tongzhou.accounts;

import java.time.Duration;

/// Brings a letter to a person, by SMS or e-mail. The text goes to nobody else, and into no log.
public interface CodeDelivery {

    /// The life of a letter that is news.
    Duration A_DAY = Duration.ofDays(1);

    /// Leaves a letter in the transaction of the caller.
    ///
    /// @param life after which it is worth nothing, and not sent any more
    void deliver(Contact to, String text, Duration life);
}
