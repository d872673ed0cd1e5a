package org.tongzhou.core.round;

/// What a round needs to know to charge a member, all of it fixed at the freeze except the prices.
///
/// @param round the round's number in [RoundCalendar]
/// @param epoch the last epoch of facts that the round may know, for ever
/// @param bandOfAge the price band of each age in completed years; ages beyond the end use the last
/// @param capMinor the most a member is charged in `capPeriod`, or [#NO_CAP]
/// @param capPeriod number of the year or month that the cap counts over, by notice date
@SuppressWarnings("ArrayRecordComponent") // read once a member in the inner loop; never compared
public record RoundTerms(int round, int epoch, byte[] bandOfAge, long capMinor, int capPeriod) {

    public static final long NO_CAP = Long.MAX_VALUE;

    public RoundTerms {
        if (bandOfAge.length == 0 || capMinor < 0 || epoch < 0) {
            throw new IllegalArgumentException("terms of round " + round + " are not complete");
        }
    }

    /// The band of a member born in `birthRound`.
    public int band(int birthRound) {
        int age = RoundCalendar.ageAt(round, birthRound);
        return bandOfAge[Math.min(age, bandOfAge.length - 1)];
    }
}
