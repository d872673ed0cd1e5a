package org.tongzhou.members;

import java.time.LocalDate;
import java.util.Optional;
import org.tongzhou.core.plan.Sex;

/// What the platform knows of a person without opening what is sealed.
///
/// @param region two digits of the province, or a country code
/// @param checkReason why the real-name check did not agree
public record Person(
        long number,
        Optional<Long> account,
        LocalDate birth,
        Sex sex,
        String region,
        Check check,
        Optional<String> checkReason) {

    /// The real-name check.
    public enum Check {
        WAITING,
        AGREES,
        DIFFERS
    }
}
