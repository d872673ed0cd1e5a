package org.tongzhou.rounds;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.round.FolioPass;
import org.tongzhou.core.round.FolioSpans;
import org.tongzhou.core.round.PlanRounds;
import org.tongzhou.enrolment.Membership;
import org.tongzhou.enrolment.MovedMembers;
import org.tongzhou.enrolment.Spans;

/// Computes what an enrolment was charged in every struck round, from its few rows.
@Component
class Passbooks {

    private final Spans spans;
    private final MovedMembers moved;
    private final RoundRepository rounds;
    private final StatementRepository statements;
    private final RoundTables tables;

    Passbooks(
            Spans spans,
            MovedMembers moved,
            RoundRepository rounds,
            StatementRepository statements,
            RoundTables tables) {
        this.spans = spans;
        this.moved = moved;
        this.rounds = rounds;
        this.statements = statements;
        this.tables = tables;
    }

    /// What the lines of one plan's members are made from.
    private record Tables(
            PlanRounds rounds, List<Round> struck, Map<Integer, Statement> statements) {

        /// A round is struck together with its statement.
        Statement statement(int round) {
            return Objects.requireNonNull(statements.get(round));
        }
    }

    private Tables tables(int plan) {
        return new Tables(
                tables.of(plan, Integer.MAX_VALUE),
                rounds.ofPlan(plan).stream().filter(Round::isStruck).toList(),
                statements.ofPlan(plan).stream()
                        .collect(Collectors.toMap(Statement::round, Function.identity())));
    }

    /// The struck rounds that counted the member, the first one first.
    List<PassbookLine> of(Membership membership) {
        return lines(membership, tables(membership.plan()));
    }

    /// The same across all households that he was in.
    List<PassbookLine> whole(Membership membership) {
        return lines(moved.whole(membership), tables(membership.plan()));
    }

    /// The same for several members, by enrolment.
    Map<Long, List<PassbookLine>> of(List<Membership> memberships) {
        Map<Integer, Tables> byPlan = new HashMap<>();
        Map<Long, List<PassbookLine>> books = new HashMap<>();
        for (Membership membership : memberships) {
            Tables tablesOfPlan = byPlan.computeIfAbsent(membership.plan(), this::tables);
            books.put(membership.enrolment(), lines(membership, tablesOfPlan));
        }
        return books;
    }

    private List<PassbookLine> lines(Membership membership, Tables known) {
        return lines(rows(membership), known);
    }

    private FolioSpans rows(Membership membership) {
        return spans.of(
                membership.plan(),
                membership.household(),
                membership.enrolment(),
                Integer.MAX_VALUE);
    }

    private static List<PassbookLine> lines(FolioSpans rows, Tables known) {
        FolioPass pass = new FolioPass(known.rounds());
        List<PassbookLine> lines = new ArrayList<>();
        for (Round round : known.struck()) {
            Statement statement = known.statement(round.number());
            pass.charge(
                    rows,
                    round.number(),
                    (_, _, band, charge) -> {
                        Amount price = new Amount(known.rounds().priceMinor(round.number(), band));
                        lines.add(line(round, price, new Amount(charge), statement));
                    });
        }
        return lines;
    }

    private static PassbookLine line(
            Round round, Amount price, Amount charge, Statement statement) {
        return new PassbookLine(
                round.number(),
                round.noticeOn(),
                round.debitOn(),
                price,
                charge,
                statement.cases(),
                statement.members(),
                statement.payouts(),
                statement.fee(),
                statement.carryIn(),
                statement.subsidy(),
                statement.refunds().plus(statement.losses()).minus(statement.lateCharges()));
    }

    /// What a member has paid and whom he has helped.
    record Help(Amount charged, long cases) {}

    Help helpOf(Membership membership) {
        long cases = 0;
        Amount charged = Amount.ZERO;
        for (PassbookLine line : whole(membership)) {
            cases += line.cases();
            charged = charged.plus(line.charge());
        }
        return new Help(charged, cases);
    }
}
