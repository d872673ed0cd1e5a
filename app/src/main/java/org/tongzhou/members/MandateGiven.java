package org.tongzhou.members;

/// A household's mandate was given, changed, checked or cancelled; told in the transaction that did
/// it.
///
/// @param allowsDebits whether the household may be debited from now on
public record MandateGiven(Household household, boolean allowsDebits) {}
