package org.tongzhou.core.plan;

import java.util.List;
import java.util.Optional;

/// A yes/no question about health; yes is the answer that has a consequence.
///
/// `lookBackMonths` is how far back the question reaches, empty for ever. What an exception names
/// may be answered with no. The question is asked of ages `ageFrom` to `ageTo` inclusive, and of
/// one sex only if `onlySex` says so.
public record Question(
        String id,
        Text text,
        Optional<Integer> lookBackMonths,
        Optional<Sex> onlySex,
        int ageFrom,
        int ageTo,
        List<Text> exceptions,
        OnYes onYes,
        String ruleId) {

    public Question {
        Require.slug("id", id);
        lookBackMonths.ifPresent(months -> Require.between("lookBackMonths", months, 1, 1200));
        Require.ages(ageFrom, ageTo);
        exceptions = List.copyOf(exceptions);
        Require.filled("ruleId", ruleId);
    }

    public boolean isAskedOf(Sex sex, int age) {
        return ageFrom <= age && age <= ageTo && onlySex.map(sex::equals).orElse(true);
    }

    /// What the answer yes leads to.
    public enum OnYes {
        REFUSES,
        REFERS
    }
}
