package org.tongzhou.collection;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.round.FolioPass;
import org.tongzhou.core.round.FolioSpans;
import org.tongzhou.core.round.PlanRounds;
import org.tongzhou.enrolment.Enrolments;
import org.tongzhou.enrolment.Membership;
import org.tongzhou.rounds.Rounds;

/// Derives the shares of struck rounds.
@Component
class Dues {

    private final Rounds rounds;
    private final Enrolments enrolments;

    Dues(Rounds rounds, Enrolments enrolments) {
        this.rounds = rounds;
        this.enrolments = enrolments;
    }

    /// The shares above zero of a folio in one round, ordered by household and enrolment.
    List<Due> of(int folio, int plan, int round) {
        PlanRounds tables = rounds.tables(plan);
        int epoch = tables.terms(round).epoch();
        return of(enrolments.spans(folio, plan, epoch), tables, plan, round);
    }

    /// The shares above zero of one household in one round.
    List<Due> ofHousehold(long household, int plan, int round) {
        PlanRounds tables = rounds.tables(plan);
        List<Due> dues = new ArrayList<>();
        for (Membership membership : enrolments.ofHousehold(household)) {
            if (membership.plan() == plan) {
                int epoch = tables.terms(round).epoch();
                FolioSpans spans = enrolments.spansOf(household, membership.enrolment(), epoch);
                dues.addAll(of(spans, tables, plan, round));
            }
        }
        return dues;
    }

    private static List<Due> of(FolioSpans spans, PlanRounds tables, int plan, int round) {
        List<Due> dues = new ArrayList<>();
        new FolioPass(tables)
                .charge(
                        spans,
                        round,
                        (household, enrolment, _, charge) -> {
                            if (charge > 0) {
                                Amount amount = new Amount(charge);
                                dues.add(new Due(household, enrolment, plan, round, amount));
                            }
                        });
        return dues;
    }
}
