package org.tongzhou.collection;

import org.tongzhou.core.money.Amount;

/// A share of a round, derived from the fold: no row holds it unless it was not taken.
record Due(long household, long enrolment, int plan, int round, Amount amount) {}
