package org.tongzhou.core.plan;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/// Who may join, and until which age cover lasts.
///
/// `coveredUntilYears` is the last age covered. With `rejoinRestartsWait` a member who left and
/// comes back waits again in full. What a person declares about his health is judged by
/// [Declaration].
public record Admission(
        JoiningAges joiningAges,
        int coveredUntilYears,
        Residence residence,
        Opening opening,
        Set<Relation> relations,
        boolean rejoinRestartsWait,
        String relationRuleId) {

    public Admission {
        relations = Set.copyOf(relations);
        Require.between("coveredUntilYears", coveredUntilYears, 0, Require.OLDEST);
        Require.that(
                coveredUntilYears >= joiningAges.maximumYears(),
                Flaw.Kind.COVER_ENDS_EARLY,
                coveredUntilYears,
                joiningAges.maximumYears());
        Require.that(relations.contains(Relation.SELF), Flaw.Kind.NO_SELF);
        Require.filled("relationRuleId", relationRuleId);
    }

    public int minimumDays() {
        return joiningAges.minimumDays();
    }

    public int minimumYears() {
        return joiningAges.minimumYears();
    }

    public int maximumYears() {
        return joiningAges.maximumYears();
    }

    /// The part of these ages at which somebody is a member; all of them where nobody is.
    public AgeRange ofMembers(int from, int to) {
        int first = Math.max(from, minimumYears());
        int last = Math.min(to, coveredUntilYears);
        return first <= last ? new AgeRange(first, last) : new AgeRange(from, to);
    }

    public Optional<LocalDate> opensOn() {
        return opening.opensOn();
    }

    /// Whether the plan takes members on `day`; without a day of opening it always does.
    public boolean hasOpenedOn(LocalDate day) {
        return opensOn().filter(day::isBefore).isEmpty();
    }

    public boolean preregistration() {
        return opening.preregistration();
    }

    /// Why a person born on `birth` may not join on `joinDay`, if so.
    public Optional<Refusal> refuses(LocalDate birth, LocalDate joinDay) {
        return opening.refuses(joinDay).or(() -> joiningAges.refuses(birth, joinDay));
    }

    /// Why a person may not put his name down on `day` for a plan that is not open yet; his age
    /// is judged on the day the plan opens, when he would join.
    public Optional<Refusal> refusesPreregistration(LocalDate birth, LocalDate day) {
        Optional<Refusal> closed = opening.refuses(day);
        if (closed.isPresent() && !preregistration()) {
            return closed;
        }
        LocalDate joins = opensOn().filter(day::isBefore).orElse(day);
        return joiningAges.refuses(birth, joins);
    }

    public Optional<Refusal> refusesResidence(String country) {
        return residence.refuses(country);
    }

    public Optional<Refusal> refusesRelation(Relation relation) {
        if (relations.contains(relation)) {
            return Optional.empty();
        }
        return Optional.of(new Refusal.RelationNotAllowed(relationRuleId, relation));
    }

    /// The first day on which a member is too old to be covered.
    public LocalDate coverEndsOn(LocalDate birth) {
        return Ages.dayOf(birth, coveredUntilYears + 1);
    }
}
