package org.tongzhou.collection;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.tongzhou.collection.Announced.Kind;
import org.tongzhou.collection.Announced.Part;
import org.tongzhou.collection.RunRounds.Debited;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.round.Folio;
import org.tongzhou.plans.Plans;
import org.tongzhou.rounds.Adjustment;
import org.tongzhou.rounds.Round;
import org.tongzhou.rounds.RoundState;
import org.tongzhou.rounds.Rounds;

/// Says before a debit what it will ask for: the shares of its rounds, what they charge late, and
/// what is open from before. The instruction of that day is for this sum, unless something is paid
/// until then.
@Component
class Announcements {

    private final Rounds rounds;
    private final Lines lines;
    private final Demands demands;
    private final Dues dues;
    private final QuestionRepository questions;
    private final Plans plans;

    Announcements(
            Rounds rounds,
            Lines lines,
            Demands demands,
            Dues dues,
            QuestionRepository questions,
            Plans plans) {
        this.rounds = rounds;
        this.lines = lines;
        this.demands = demands;
        this.dues = dues;
        this.questions = questions;
        this.plans = plans;
    }

    /// What the coming debits ask a household for, one for each debit day of a struck round; what
    /// is open goes with the first.
    List<Announced> ahead(long household) {
        SortedMap<LocalDate, List<Part>> days = new TreeMap<>();
        for (Round round : rounds.in(RoundState.STRUCK)) {
            if (!isPrePaid(round)) {
                days.computeIfAbsent(round.debitOn(), _ -> new ArrayList<>())
                        .addAll(ofRound(household, round));
            }
        }
        days.values().stream().findFirst().ifPresent(first -> first.addAll(open(household, false)));
        List<Announced> announced = new ArrayList<>();
        days.forEach((day, parts) -> {
            if (!parts.isEmpty()) {
                announced.add(Announced.of(day, parts));
            }
        });
        return announced;
    }

    private boolean isPrePaid(Round round) {
        return plans.version(round.plan(), round.planVersion()).plan().isPrePaid();
    }

    private List<Part> ofRound(long household, Round round) {
        Debited debited = new Debited(round.plan(), round.number(), rounds.tables(round.plan()));
        List<Part> parts = new ArrayList<>();
        Amount share =
                dues.of(Folio.of(household), new long[] {household}, debited).stream()
                        .map(Due::amount)
                        .reduce(Amount.ZERO, Amount::plus);
        if (share.isPositive()) {
            parts.add(
                    new Part(Kind.ROUND, round.plan(), round.noticeOn(), share, Optional.empty()));
        }
        for (Adjustment late : rounds.adjustments(round, household)) {
            if (late.amount().isPositive()) {
                LocalDate of = noticeOn(late.plan(), late.correctsRound());
                Optional<String> cause = Optional.of(late.cause());
                parts.add(new Part(Kind.LATE, late.plan(), of, late.amount(), cause));
            }
        }
        return parts;
    }

    private LocalDate noticeOn(int plan, int round) {
        return rounds.find(plan, round).orElseThrow().noticeOn();
    }

    /// What a household is asked whether it may be debited, if it is asked anything.
    Optional<Announced> asked(long household) {
        return questions
                .latest(household)
                .map(question ->
                        new Announced(question.day(), question.amount(), open(household, true)));
    }

    /// The last day on which what is open of a round is tried by itself.
    LocalDate retriedUntil(int plan, int round) {
        return demands.retriesEndOn(rounds.find(plan, round).orElseThrow());
    }

    /// @param asked whether only what is asked for counts
    private List<Part> open(long household, boolean asked) {
        record Of(Kind kind, int plan, int round) {}
        var prePaid = demands.prePaidPlans();
        Map<Of, Amount> sums = new LinkedHashMap<>();
        for (Line line : lines.ofHousehold(household)) {
            boolean isIn =
                    line.state() == Line.State.ASKED || (!asked && line.state() == Line.State.OPEN);
            if (isIn && !prePaid.contains(line.plan())) {
                Kind kind = line.correction() == 0 ? Kind.OPEN : Kind.LATE;
                sums.merge(new Of(kind, line.plan(), line.round()), line.open(), Amount::plus);
            }
        }
        List<Part> parts = new ArrayList<>();
        sums.forEach((of, sum) -> {
            LocalDate noticeOn = noticeOn(of.plan(), of.round());
            parts.add(new Part(of.kind(), of.plan(), noticeOn, sum, Optional.empty()));
        });
        return parts;
    }
}
