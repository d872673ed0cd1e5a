package org.tongzhou.rounds;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.round.FolioPass;
import org.tongzhou.core.round.FolioSpans;
import org.tongzhou.core.round.PlanRounds;
import org.tongzhou.enrolment.Enrolments;
import org.tongzhou.enrolment.Membership;

/// Computes what an enrolment was charged in every struck round, from its few rows.
@Component
class Passbooks {

    private final Enrolments enrolments;
    private final RoundRepository rounds;
    private final StatementRepository statements;
    private final RoundTables tables;

    Passbooks(
            Enrolments enrolments,
            RoundRepository rounds,
            StatementRepository statements,
            RoundTables tables) {
        this.enrolments = enrolments;
        this.rounds = rounds;
        this.statements = statements;
        this.tables = tables;
    }

    /// The struck rounds that counted the member, the first one first.
    List<PassbookLine> of(Membership membership) {
        PlanRounds table = tables.of(membership.plan(), Integer.MAX_VALUE);
        FolioSpans spans =
                enrolments.spansOf(
                        membership.household(), membership.enrolment(), Integer.MAX_VALUE);
        FolioPass pass = new FolioPass(table);
        Map<Integer, Statement> byRound =
                statements.ofPlan(membership.plan()).stream()
                        .collect(Collectors.toMap(Statement::round, Function.identity()));
        List<PassbookLine> lines = new ArrayList<>();
        for (Round round : rounds.ofPlan(membership.plan())) {
            if (round.isStruck()) {
                pass.charge(
                        spans,
                        round.number(),
                        (_, _, band, charge) ->
                                lines.add(
                                        line(
                                                round,
                                                table.priceMinor(round.number(), band),
                                                charge,
                                                byRound.get(round.number()))));
            }
        }
        return lines;
    }

    private static PassbookLine line(
            Round round, long priceMinor, long chargeMinor, @Nullable Statement statement) {
        return new PassbookLine(
                round.number(),
                round.noticeOn(),
                round.debitOn(),
                new Amount(priceMinor),
                new Amount(chargeMinor),
                statement == null ? 0 : statement.cases());
    }

    /// What a member has paid and whom he has helped.
    record Help(Amount charged, long cases) {}

    Help helpOf(Membership membership) {
        long cases = 0;
        Amount charged = Amount.ZERO;
        for (PassbookLine line : of(membership)) {
            cases += line.cases();
            charged = charged.plus(line.charge());
        }
        return new Help(charged, cases);
    }
}
