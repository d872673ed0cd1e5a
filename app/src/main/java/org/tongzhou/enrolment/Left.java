package org.tongzhou.enrolment;

/// A member left by his own wish.
///
/// @param membership as it is since
public record Left(Membership membership) {}
