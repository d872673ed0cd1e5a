package org.tongzhou.members;

import org.tongzhou.core.round.Folio;

/// A payer and those he pays for; the number says in which folio of the roster it lies.
///
/// @param payer the person who pays
public record Household(long number, long payer) {

    public int folio() {
        return Folio.of(number);
    }
}
