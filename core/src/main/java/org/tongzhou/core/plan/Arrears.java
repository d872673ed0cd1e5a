package org.tongzhou.core.plan;

/// What follows a failed debit: how long it is retried, when cover ends, who bears the loss.
public record Arrears(int roundsFailed, int retryStopsDaysBeforeNextDebit, LossBearer lossBearer) {

    public Arrears {
        Require.between("roundsFailed", roundsFailed, 1, 24);
        Require.between("retryStopsDaysBeforeNextDebit", retryStopsDaysBeforeNextDebit, 0, 13);
    }

    /// Who bears what is written off when cover ends for arrears.
    public enum LossBearer {
        OPERATOR,
        NEXT_ROUND
    }
}
