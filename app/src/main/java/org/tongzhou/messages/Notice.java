package org.tongzhou.messages;

/// Something that is true now and that a payer must know: derived, never stored.
///
/// @param text the whole sentence: amount, day and reason
/// @param path where to look further
record Notice(Kind kind, String text, String path) {

    /// What it is about, the most urgent first.
    enum Kind {
        ACCOUNT_REFUSED,
        QUESTION,
        CLAIM_INCOMPLETE,
        DEBIT_AHEAD,
        DEBIT_FAILED,
        LOW_BALANCE,
        PLAN_CLOSING,
        RULES_CHANGE,
        CLAIM_OPEN,
        ESTIMATE,
        ANSWERED,
        PAYOUT;

        /// Whether it stands on the first page too: what was settled does not.
        boolean isForHome() {
            return switch (this) {
                case ACCOUNT_REFUSED,
                        QUESTION,
                        CLAIM_INCOMPLETE,
                        DEBIT_AHEAD,
                        DEBIT_FAILED,
                        LOW_BALANCE,
                        PLAN_CLOSING,
                        RULES_CHANGE,
                        CLAIM_OPEN,
                        ESTIMATE ->
                        true;
                case ANSWERED, PAYOUT -> false;
            };
        }

        String tone() {
            return switch (this) {
                case ACCOUNT_REFUSED,
                        QUESTION,
                        CLAIM_INCOMPLETE,
                        DEBIT_FAILED,
                        LOW_BALANCE,
                        PLAN_CLOSING ->
                        "caution";
                case RULES_CHANGE, DEBIT_AHEAD, CLAIM_OPEN, ESTIMATE, ANSWERED -> "note";
                case PAYOUT -> "good";
            };
        }
    }
}
