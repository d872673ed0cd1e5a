package org.tongzhou.rounds;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.tongzhou.core.round.PlanRounds;

/// The struck rounds of each plan in memory, some hundred bytes a round: struck is struck.
///
/// The plan's last statement tells whether another round has been struck since, by whichever
/// server; it is read each time.
@Component
class StruckRounds {

    private final RoundRepository rounds;
    private final StatementRepository statements;
    private final RoundTables tables;
    private final Map<Integer, Known> known = new ConcurrentHashMap<>();

    StruckRounds(RoundRepository rounds, StatementRepository statements, RoundTables tables) {
        this.rounds = rounds;
        this.statements = statements;
        this.tables = tables;
    }

    /// The struck rounds of one plan, the first one first. How far their debits are is not among
    /// what is known here.
    ///
    /// @param last the statement of the last of them
    record Known(Optional<Statement> last, PlanRounds tables, List<StruckRound> rounds) {}

    /// A round is struck together with its statement.
    record StruckRound(Round round, Statement statement) {}

    Known of(int plan) {
        Optional<Statement> last = statements.last(plan);
        Known before = known.get(plan);
        if (before != null && before.last().equals(last)) {
            return before;
        }
        Known read = read(plan, last);
        known.put(plan, read);
        return read;
    }

    private Known read(int plan, Optional<Statement> last) {
        // Another round may be struck between these reads.
        int until = last.map(Statement::round).orElse(-1);
        Map<Integer, Statement> byRound = new HashMap<>();
        statements.ofPlan(plan).forEach(one -> byRound.put(one.round(), one));
        List<StruckRound> struck =
                rounds.ofPlan(plan).stream()
                        .filter(round -> round.isStruck() && round.number() <= until)
                        .map(round -> new StruckRound(round, statement(byRound, round)))
                        .toList();
        return new Known(last, tables.of(plan, until), struck);
    }

    private static Statement statement(Map<Integer, Statement> byRound, Round round) {
        return Objects.requireNonNull(byRound.get(round.number()), () -> "no statement: " + round);
    }
}
