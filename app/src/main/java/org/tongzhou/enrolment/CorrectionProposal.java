package org.tongzhou.enrolment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A correction that somebody proposed, and what came of it.
///
/// @param together the first of those that were proposed together and are judged together
/// @param day that it turns on
/// @param birthKnown when another birth date was proposed
/// @param verdict nothing while it waits for another person
public record CorrectionProposal(
        long number,
        long together,
        long enrolment,
        CorrectionKind kind,
        Optional<LocalDate> day,
        Truth truth,
        int segment,
        int revision,
        Optional<LocalDate> birthKnown,
        long byAccount,
        Instant at,
        Optional<Verdict> verdict) {

    /// What came of it.
    public record Verdict(boolean confirmed, long byAccount, Instant at) {

        static Optional<Verdict> of(
                @Nullable Boolean confirmed, @Nullable Long by, @Nullable Instant at) {
            return confirmed == null || by == null || at == null
                    ? Optional.empty()
                    : Optional.of(new Verdict(confirmed, by, at));
        }
    }

    /// The same without the day, where that is somebody's birth date.
    public CorrectionProposal withoutBirthDate() {
        return new CorrectionProposal(
                number,
                together,
                enrolment,
                kind,
                kind == CorrectionKind.BIRTH_DATE ? Optional.empty() : day,
                truth,
                segment,
                revision,
                Optional.empty(),
                byAccount,
                at,
                verdict);
    }

    /// Whether another person is asked.
    public boolean isOpen() {
        return verdict.isEmpty();
    }
}
