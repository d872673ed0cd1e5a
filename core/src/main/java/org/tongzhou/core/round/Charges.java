package org.tongzhou.core.round;

/// Computes what an enrolment owes in a round, and how much room it has below the cap.
///
/// The rows `[from, to)` are all rows of one enrolment in `spans`.
public sealed interface Charges permits Fold, PrefixFold {

    /// The charge in a struck round in minor units; 0 if the enrolment is not counted in it.
    long chargeMinor(FolioSpans spans, int from, int to, int round);

    /// What may still be charged in the cap period of `round` before that round's charge, in minor
    /// units; [RoundTerms#NO_CAP] if there is no cap.
    long roomMinor(FolioSpans spans, int from, int to, int round);
}
