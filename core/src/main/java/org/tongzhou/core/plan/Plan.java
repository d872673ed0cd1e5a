package org.tongzhou.core.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One version of one plan: everything by which members join, share, are paid and leave.
///
/// `diseasesStated` is how many diseases the source states when it does not name them all;
/// `settings` are the paths of values that no source gives.
public record Plan(
        String code,
        int version,
        LocalDate effectiveFrom,
        boolean demo,
        Text name,
        Text summary,
        String currency,
        ZoneId zone,
        Funding funding,
        Admission admission,
        Declaration declaration,
        List<Severity> severities,
        List<Disease> diseases,
        Optional<Integer> diseasesStated,
        BenefitTable benefits,
        Waiting waiting,
        int claimDeadlineDays,
        Calendar calendar,
        Fee fee,
        Caps caps,
        Weights weights,
        MemberLimits members,
        Arrears arrears,
        Ending ending,
        Optional<Transfer> transfer,
        List<Rule> rules,
        List<String> settings) {

    public Plan {
        Require.slug("code", code);
        Require.that(version >= 1, Flaw.Kind.VERSION_BELOW_ONE, version);
        Require.that(currency.matches("[A-Z]{3}"), Flaw.Kind.NOT_A_CURRENCY, currency);
        Require.between("claimDeadlineDays", claimDeadlineDays, 1, 3660);
        severities = List.copyOf(severities);
        diseases = List.copyOf(diseases);
        rules = List.copyOf(rules);
        settings = List.copyOf(settings);
        Consistency.check(severities, diseases, benefits);
        Consistency.check(rules, admission, declaration);
        transfer.ifPresent(move ->
                Require.that(
                        move.atAge() == admission.coveredUntilYears() + 1, Flaw.Kind.TRANSFER_AGE));
    }

    /// Whether shares are taken from balances.
    public boolean isPrePaid() {
        return funding instanceof PrePaid;
    }

    /// What `next` changes although no version may, as paths in its document: members of all
    /// versions share one round and leave by its notice day, and their money is counted in one
    /// currency and taken in one way.
    public List<String> fixedThatChange(Plan next) {
        List<String> changed = new ArrayList<>();
        if (!currency.equals(next.currency)) {
            changed.add("currency");
        }
        if (!zone.equals(next.zone)) {
            changed.add("zone");
        }
        if (!funding.getClass().equals(next.funding.getClass())) {
            changed.add("funding.kind");
        }
        if (!calendar.noticeDays().equals(next.calendar.noticeDays())) {
            changed.add("calendar.noticeDays");
        }
        return changed;
    }

    /// The day in the plan's zone at a moment.
    public LocalDate dayOf(Instant moment) {
        return moment.atZone(zone).toLocalDate();
    }

    /// The rule with this number, such as `3.2`.
    public Optional<Rule> rule(String id) {
        return rules.stream().filter(rule -> rule.id().equals(id)).findFirst();
    }

    /// The rules on a topic in their order; there is always one.
    public List<Rule> rulesOn(Topic topic) {
        return rules.stream().filter(rule -> rule.topic() == topic).toList();
    }

    public Optional<Disease> disease(String diseaseCode) {
        return diseases.stream().filter(disease -> disease.code().equals(diseaseCode)).findFirst();
    }

    public Optional<Severity> severity(String severityCode) {
        return severities.stream()
                .filter(severity -> severity.code().equals(severityCode))
                .findFirst();
    }

    /// Diseases whose name, in either language, contains all the words; the closest comes first.
    public List<Disease> findByName(String words) {
        return DiseaseSearch.in(diseases, words);
    }

    static List<Topic> topics() {
        return List.of(Topic.values());
    }

    @Override
    public String toString() {
        return code + " v" + version;
    }
}
