package org.tongzhou.collection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tongzhou.collection.RunRounds.Debited;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.round.FolioPass;
import org.tongzhou.core.round.FolioSpans;
import org.tongzhou.core.round.PlanRounds;
import org.tongzhou.enrolment.Enrolments;
import org.tongzhou.enrolment.Membership;
import org.tongzhou.enrolment.Spans;
import org.tongzhou.rounds.Round;
import org.tongzhou.rounds.Rounds;

/// Derives the shares of struck rounds.
@Component
class Dues {

    private final Rounds rounds;
    private final Enrolments enrolments;
    private final Spans spans;

    Dues(Rounds rounds, Enrolments enrolments, Spans spans) {
        this.rounds = rounds;
        this.enrolments = enrolments;
        this.spans = spans;
    }

    /// The shares above zero of a folio in one round, ordered by household and enrolment.
    List<Due> of(int folio, int plan, int round) {
        PlanRounds tables = rounds.tables(plan);
        int epoch = tables.terms(round).epoch();
        return of(spans.folio(folio, plan, epoch), tables, plan, round);
    }

    /// What each household of a folio was charged in the rounds given, all together.
    Map<Long, Amount> sums(int folio, int plan, List<Round> struck) {
        Map<Long, Amount> sums = new HashMap<>();
        addSums(spans.folio(folio, plan, Integer.MAX_VALUE), plan, struck, sums);
        return sums;
    }

    /// What one household was charged in the rounds given, all together.
    Amount sum(long household, int plan, List<Round> struck) {
        Map<Long, Amount> sums = new HashMap<>();
        for (Membership membership : enrolments.ofHousehold(household)) {
            if (membership.plan() == plan) {
                long enrolment = membership.enrolment();
                FolioSpans rows = spans.of(plan, household, enrolment, Integer.MAX_VALUE);
                addSums(rows, plan, struck, sums);
            }
        }
        return sums.getOrDefault(household, Amount.ZERO);
    }

    /// Each round counts by its own epoch, so the rows may be read once for all of them.
    private void addSums(FolioSpans spans, int plan, List<Round> struck, Map<Long, Amount> sums) {
        FolioPass pass = new FolioPass(rounds.tables(plan));
        for (Round round : struck) {
            pass.charge(
                    spans,
                    round.number(),
                    (household, _, _, charge) ->
                            sums.merge(household, new Amount(charge), Amount::plus));
        }
    }

    /// The shares above zero of some households of a folio in a debited round.
    List<Due> of(int folio, long[] households, Debited debited) {
        FolioSpans rows = spans.households(debited.plan(), folio, households, debited.epoch());
        return of(rows, debited.tables(), debited.plan(), debited.round());
    }

    /// Hands over the shares of a folio in a debited round.
    void each(int folio, Debited debited, FolioPass.Line line) {
        FolioSpans rows = spans.folio(folio, debited.plan(), debited.epoch());
        new FolioPass(debited.tables()).charge(rows, debited.round(), line);
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
