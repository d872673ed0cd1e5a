package org.tongzhou.core.claim;

import java.time.LocalDate;

/// What a claim is about.
public record Diagnosis(String disease, String severity, boolean accident, LocalDate diagnosedOn) {}
