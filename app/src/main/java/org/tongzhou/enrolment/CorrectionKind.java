package org.tongzhou.enrolment;

/// What was not as rounds knew it.
public enum CorrectionKind {
    /// The member died, and it was reported late.
    DEATH,
    /// The birth date was wrong.
    BIRTH_DATE,
    /// The health declaration was untrue: the membership ends, and nothing is given back.
    UNTRUE_DECLARATION,
    /// The illness began in the waiting period: the membership ends, and shares go back where the
    /// plan says so.
    WAITING_ILLNESS,
    /// The membership ended on another day, or did not end.
    WRONG_END;

    /// Whether it turns on a day that must be told.
    public boolean needsDay() {
        return this == DEATH || this == BIRTH_DATE;
    }

    /// Whether a day can be told at all.
    public boolean takesDay() {
        return needsDay() || this == WRONG_END;
    }
}
