package org.tongzhou.rounds;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.round.ClassCounts;
import org.tongzhou.core.round.FolioPass;
import org.tongzhou.enrolment.Membership;
import org.tongzhou.enrolment.Spans;
import org.tongzhou.plans.Plans;

/// Derives a household's own estimate of each announced round, when it is read.
///
/// The estimated prices are everybody's; the household's spans say in which band each of its
/// members is counted and how much room he has below a cap.
@Component
class HouseholdEstimates {

    private final RoundRepository rounds;
    private final CaseRepository cases;
    private final RoundTables tables;
    private final Estimates estimates;
    private final Spans spans;
    private final Plans plans;

    HouseholdEstimates(
            RoundRepository rounds,
            CaseRepository cases,
            RoundTables tables,
            Estimates estimates,
            Spans spans,
            Plans plans) {
        this.rounds = rounds;
        this.cases = cases;
        this.tables = tables;
        this.estimates = estimates;
        this.spans = spans;
        this.plans = plans;
    }

    /// @param memberships of one household
    List<EstimatedShare> of(List<Membership> memberships) {
        List<EstimatedShare> shares = new ArrayList<>();
        for (Round round : rounds.in(RoundState.ANNOUNCED)) {
            List<Membership> own =
                    memberships.stream().filter(one -> one.plan() == round.plan()).toList();
            ClassCounts counted = counted(own, round);
            if (counted.members() > 0) {
                shares.add(share(round, counted));
            }
        }
        return shares;
    }

    private ClassCounts counted(List<Membership> own, Round round) {
        ClassCounts counted = new ClassCounts();
        if (own.isEmpty()) {
            return counted;
        }
        int epoch = round.epoch().orElseThrow();
        FolioPass pass = new FolioPass(tables.of(round.plan(), round.number()));
        for (Membership one : own) {
            var rows = spans.of(one.plan(), one.household(), one.enrolment(), epoch);
            counted.addAll(pass.count(rows, round.number()));
        }
        return counted;
    }

    private EstimatedShare share(Round round, ClassCounts counted) {
        List<PublishedCase> published = cases.ofRound(round.plan(), round.number());
        List<Figures.Price> prices = estimates.of(round, published).prices();
        Amount amount = Amount.ZERO;
        for (int band : counted.bandsInUse()) {
            long price = prices.get(band).price().minor();
            amount = amount.plus(new Amount(counted.chargedMinor(band, price)));
        }
        var terms = plans.version(round.plan(), round.planVersion()).plan();
        LocalDate until = terms.calendar().objectionsEndOn(round.noticeOn());
        return new EstimatedShare(
                round.plan(),
                round.number(),
                round.noticeOn(),
                round.debitOn(),
                until,
                amount,
                counted.members(),
                published.size());
    }
}
