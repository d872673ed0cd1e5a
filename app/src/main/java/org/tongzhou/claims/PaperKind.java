package org.tongzhou.claims;

/// What a paper is, as the claimant says.
public enum PaperKind {
    DIAGNOSIS,
    PATHOLOGY,
    HOSPITAL_RECORD,
    IDENTITY,
    ACCIDENT_REPORT,
    OTHER
}
