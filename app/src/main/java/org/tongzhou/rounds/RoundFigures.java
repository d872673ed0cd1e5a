package org.tongzhou.rounds;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tongzhou.core.plan.Plan;
import org.tongzhou.plans.Plans;
import org.tongzhou.web.Seen;

/// The figures of a round as they stand: struck, or estimated from the cases that count now.
@Component
class RoundFigures {

    private final StatementRepository statements;
    private final HistoryRepository history;
    private final CaseRepository cases;
    private final Estimates estimates;
    private final Plans plans;

    RoundFigures(
            StatementRepository statements,
            HistoryRepository history,
            CaseRepository cases,
            Estimates estimates,
            Plans plans) {
        this.statements = statements;
        this.history = history;
        this.cases = cases;
        this.estimates = estimates;
        this.plans = plans;
    }

    /// None before the members of the round are counted.
    Optional<Figures> of(Round round, List<PublishedCase> published) {
        if (round.isStruck()) {
            return statements
                    .find(round.plan(), round.number())
                    .map(statement -> Figures.of(statement, prices(round)));
        }
        return round.state() == RoundState.ANNOUNCED
                ? Optional.of(estimates.of(round, published))
                : Optional.empty();
    }

    private List<Figures.Price> prices(Round round) {
        Plan plan = plans.version(round.plan(), round.planVersion()).plan();
        return history.prices(round.plan(), round.number()).stream()
                .map(one -> Figures.price(plan, one.band(), one.price(), one.members()))
                .toList();
    }

    /// The word for what somebody sees who looks at the round now.
    String seen(Round round) {
        List<PublishedCase> published = cases.ofRound(round.plan(), round.number());
        return seen(round, published, of(round, published));
    }

    static String seen(Round round, List<PublishedCase> published, Optional<Figures> figures) {
        return Seen.of(
                round.plan(),
                round.number(),
                published.stream().map(PublishedCase::claim).toList(),
                figures);
    }
}
