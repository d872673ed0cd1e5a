package org.tongzhou.claims;

import java.time.LocalDate;
import org.tongzhou.core.money.Amount;

/// A claim that waits for a round to publish it.
public record ApprovedClaim(
        long claim,
        int plan,
        long household,
        long enrolment,
        long person,
        Amount benefit,
        String disease,
        String severity,
        LocalDate diagnosedOn) {}
