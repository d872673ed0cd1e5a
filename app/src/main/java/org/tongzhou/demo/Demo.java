package org.tongzhou.demo;

import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tongzhou.books.Account;
import org.tongzhou.books.Books;
import org.tongzhou.core.money.Amount;
import org.tongzhou.gate.Gate;
import org.tongzhou.plans.ListedPlan;
import org.tongzhou.plans.Plans;
import org.tongzhou.rounds.Progress;
import org.tongzhou.rounds.Rounds;
import org.tongzhou.rounds.Statement;

/// The door to the demo: plays a year once, and says what it came to.
@Component
public class Demo {

    private final DemoYear year;
    private final DemoCards cards;
    private final Playing playing;
    private final Rounds rounds;
    private final Plans plans;
    private final Books books;
    private final Gate gate;

    Demo(
            DemoYear year,
            DemoCards cards,
            Playing playing,
            Rounds rounds,
            Plans plans,
            Books books,
            Gate gate) {
        this.year = year;
        this.cards = cards;
        this.playing = playing;
        this.rounds = rounds;
        this.plans = plans;
        this.books = books;
        this.gate = gate;
    }

    /// Plays the days from `start` to before `end` with about `people` people.
    public void play(LocalDate start, LocalDate end, int people, long seed, Progress progress) {
        playing.during(() -> {
            year.run(start, end, people, seed, progress);
            cards.deal();
        });
    }

    /// The final figures of a plan.
    ///
    /// @param rounds how many were struck
    /// @param members counted in the last of them
    public record Figures(
            String plan,
            int rounds,
            long members,
            int cases,
            Amount payouts,
            Amount fee,
            Amount charged,
            Amount subsidy,
            Amount surplus,
            Amount open,
            Amount bank) {}

    public List<Figures> figures() {
        return plans.inForce(gate.now()).stream().map(this::figures).toList();
    }

    private Figures figures(ListedPlan plan) {
        int struck = 0;
        int cases = 0;
        long members = 0;
        Amount payouts = Amount.ZERO;
        Amount fee = Amount.ZERO;
        Amount charged = Amount.ZERO;
        Amount subsidy = Amount.ZERO;
        for (Statement statement : rounds.statements(plan.number())) {
            struck++;
            members = statement.members();
            cases += statement.cases();
            payouts = payouts.plus(statement.payouts());
            fee = fee.plus(statement.fee());
            charged = charged.plus(statement.charged());
            subsidy = subsidy.plus(statement.subsidy());
        }
        var balances = books.balances(plan.code());
        return new Figures(
                plan.code(),
                struck,
                members,
                cases,
                payouts,
                fee,
                charged,
                subsidy,
                balances.getOrDefault(Account.SURPLUS, Amount.ZERO).negated(),
                balances.getOrDefault(Account.RECEIVABLE, Amount.ZERO),
                balances.getOrDefault(Account.BANK, Amount.ZERO));
    }
}
