package org.tongzhou.enrolment;

/// What was true of a membership's latest segment, in rounds.
///
/// @param lastRound below `firstRound` where the member should never have shared
/// @param cause why the span is as it is from now on
public record Truth(int firstRound, int lastRound, int birthRound, Cause cause) {

    /// The same of somebody of another birth.
    Truth born(int round) {
        return new Truth(firstRound, lastRound, round, cause);
    }

    /// The same with another end.
    Truth ended(int round, Cause how) {
        return new Truth(firstRound, round, birthRound, how);
    }
}
