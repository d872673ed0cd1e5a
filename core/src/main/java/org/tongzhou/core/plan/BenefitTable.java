package org.tongzhou.core.plan;

import java.util.List;
import java.util.Optional;
import org.tongzhou.core.money.Amount;

/// What a plan pays, by age at first diagnosis, severity and, where it matters, disease.
public record BenefitTable(List<Benefit> rows) {

    public BenefitTable {
        rows = List.copyOf(rows);
        Require.that(!rows.isEmpty(), Flaw.Kind.NO_BENEFIT);
        for (int i = 0; i < rows.size(); i++) {
            for (int j = 0; j < i; j++) {
                Require.that(
                        !rows.get(i).collidesWith(rows.get(j)), Flaw.Kind.BENEFITS_COLLIDE, j, i);
            }
        }
    }

    /// The benefit, or nothing if the table has no row. Rows that name the disease come first: if
    /// there are any for this severity, the general rows do not apply to it.
    public Optional<Amount> benefit(String diseaseCode, String severity, int ageAtDiagnosis) {
        return rowsFor(diseaseCode, severity).stream()
                .filter(row -> row.holdsAt(ageAtDiagnosis))
                .map(Benefit::amount)
                .findFirst();
    }

    /// Whether anything is paid for a disease at this severity, at whatever age.
    public boolean pays(String diseaseCode, String severity) {
        return !rowsFor(diseaseCode, severity).isEmpty();
    }

    private List<Benefit> rowsFor(String diseaseCode, String severity) {
        Optional<String> named = Optional.of(diseaseCode);
        boolean hasOwnRows = rows.stream().anyMatch(row -> row.isFor(named, severity));
        Optional<String> wanted = hasOwnRows ? named : Optional.empty();
        return rows.stream().filter(row -> row.isFor(wanted, severity)).toList();
    }

    public Amount highest() {
        return rows.stream().map(Benefit::amount).reduce(Amount.ZERO, Amount::orMore);
    }
}
