package org.tongzhou.collection;

import java.util.List;
import org.tongzhou.core.money.Amount;

/// Where a batch stands at the channel.
public sealed interface BatchAnswer {

    /// It never arrived: submit it again, unchanged.
    record NotArrived() implements BatchAnswer {}

    /// It arrived and is not finished.
    record Processing() implements BatchAnswer {}

    /// It is finished, and this answer will not change. All that is not named was taken in full,
    /// now or, for an instruction that came before in another batch, then.
    record Done(long takenCount, Amount takenSum, List<NotTaken> notTaken) implements BatchAnswer {

        public Done {
            notTaken = List.copyOf(notTaken);
        }
    }

    /// Nobody knows. Never to be taken for failed.
    record Unknown(String trouble) implements BatchAnswer {}
}
