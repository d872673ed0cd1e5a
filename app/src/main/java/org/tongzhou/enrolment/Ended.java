package org.tongzhou.enrolment;

/// A membership has ended, or will with the round whose notice day has come: by the member's wish,
/// a payout, arrears or what was found out. Not one that moved, was transferred, corrected or
/// closed with its plan.
///
/// @param membership as it is since
public record Ended(Membership membership) {}
