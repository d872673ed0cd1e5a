package org.tongzhou.enrolment;

/// What was true of an enrolment although the rounds before `epoch` knew otherwise.
///
/// @param number counts the corrections of an enrolment from 1
/// @param epoch rounds that know less than this epoch were charged by the old facts
public record Correction(
        long household,
        long enrolment,
        int number,
        int plan,
        int epoch,
        int trueFirstRound,
        int trueLastRound,
        int trueBirthRound,
        Cause cause) {

    /// What was true.
    public Truth truth() {
        return new Truth(trueFirstRound, trueLastRound, trueBirthRound, cause);
    }
}
