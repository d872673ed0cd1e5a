package org.tongzhou.rounds;

import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.tongzhou.core.plan.Band;
import org.tongzhou.core.plan.Bearer;
import org.tongzhou.core.plan.CaseCap;
import org.tongzhou.core.plan.PeriodCap;
import org.tongzhou.core.plan.Plan;
import org.tongzhou.core.round.PlanRounds;
import org.tongzhou.core.round.RoundTerms;
import org.tongzhou.core.round.StrikeTerms;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;

/// Builds the small tables by which the fold computes a charge, and the terms of a strike.
@Component
class RoundTables {

    private static final int OLDEST = 150;

    private final RoundRepository rounds;
    private final Plans plans;
    // A version never changes.
    private final Map<String, byte[]> bands = new ConcurrentHashMap<>();

    RoundTables(RoundRepository rounds, Plans plans) {
        this.rounds = rounds;
        this.plans = plans;
    }

    /// All frozen rounds of a plan up to `last`; only the last may lack its prices.
    PlanRounds of(int plan, int last) {
        PlanRounds table = new PlanRounds();
        Map<Integer, long[]> prices = rounds.prices(plan);
        for (Round round : rounds.ofPlan(plan)) {
            if (round.epoch().isEmpty() || round.number() > last) {
                break;
            }
            long[] price = prices.get(round.number());
            if (price == null) {
                return table.frozen(terms(round));
            }
            table.struck(terms(round), price);
        }
        return table;
    }

    /// All struck rounds of a plan, and after them one that is not frozen yet.
    PlanRounds upTo(Round open) {
        return of(open.plan(), open.number() - 1).frozen(terms(open));
    }

    private RoundTerms terms(Round round) {
        Plan plan = plans.version(round.plan(), round.planVersion()).plan();
        return new RoundTerms(
                round.number(),
                // A round that is not frozen knows all there is.
                round.epoch().orElse(Integer.MAX_VALUE),
                bands.computeIfAbsent(plan.toString(), _ -> bandOfAge(plan)),
                round.capMinor(),
                round.capPeriod());
    }

    private static byte[] bandOfAge(Plan plan) {
        byte[] bands = new byte[OLDEST + 1];
        for (int age = 0; age <= OLDEST; age++) {
            bands[age] = (byte) plan.weights().bandOf(age);
        }
        return bands;
    }

    static StrikeTerms strikeTerms(Plan plan) {
        return new StrikeTerms(
                plan.fee().basisPoints(),
                plan.weights().bands().stream().map(Band::weight).toList(),
                plan.caps().perCase().map(cap -> cap.perMember().minor()).orElse(RoundTerms.NO_CAP),
                plan.caps().perCase().map(CaseCap::bearer).orElse(Bearer.OPERATOR),
                plan.caps().perPeriod().map(PeriodCap::bearer).orElse(Bearer.OPERATOR));
    }

    /// A round as it opens, by the terms of the version in force at its notice instant.
    static Round opening(ListedPlan listed, int number) {
        Plan plan = listed.plan();
        long cap =
                plan.caps().perPeriod().map(most -> most.most().minor()).orElse(RoundTerms.NO_CAP);
        return new Round(
                listed.number(),
                number,
                RoundState.OPEN,
                plan.version(),
                listed.calendar().noticeDay(number),
                listed.calendar().debitDay(number),
                OptionalInt.empty(),
                cap,
                listed.capPeriod(number));
    }
}
