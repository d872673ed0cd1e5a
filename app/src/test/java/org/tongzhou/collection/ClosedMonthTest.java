package org.tongzhou.collection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tongzhou.books.Account;
import org.tongzhou.books.Books;
import org.tongzhou.books.Entry;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.round.Folio;
import org.tongzhou.rounds.Round;
import org.tongzhou.rounds.Step;

/// What is done after a month was closed is booked on the day on which it is done, whatever day it
/// was due on.
class ClosedMonthTest extends BalanceScene {

    private static final long FINANCE = 900_001;
    private static final long CASHIER = 900_002;

    @Autowired DebitRuns runs;
    @Autowired RunRepository stored;
    @Autowired Balances balances;
    @Autowired SettlementRepository settlements;
    @Autowired Books books;

    @Override
    String code() {
        return "closed-month";
    }

    @Test
    void aRunThatStoppedBeforeItTookSharesTakesThemOnceItsMonthIsClosed() {
        publish();
        Member one = member();
        payIn(one, 50_00);
        int number = strikeOneCase();
        Run run = startedAndLeft(number);
        String shares = "balances/%s/%d/".formatted(code(), number);

        gate.moveTo(firstOfNextMonth(run.day()));
        undone(() -> {
            books.closePeriod(YearMonth.from(run.day()), FINANCE);
            balances.take(run, Folio.of(one.household()), round(number));
            assertThat(daysBooked(shares)).containsOnly(today());
        });
        collection.advance();
        collection.advance();

        assertThat(stored.find(run.number())).map(Run::isFinished).contains(true);
        assertThat(balance(one).minor()).isEqualTo(38_00);
        assertThat(daysBooked(shares)).containsOnly(today());
    }

    @Test
    void aSettlementThatComesOnceTheMonthOfItsDayIsClosedIsBookedOnTheDayItComes() {
        publish();
        payIn(member(), 50_00);
        gate.moveTo(firstOfNextMonth(today()));
        collection.advance();
        LocalDate day = settlements.nextDay().orElseThrow();
        gate.moveTo(firstOfNextMonth(day));

        undone(() -> {
            Amount amount = new Amount(7);
            books.post(
                    Entry.of("debits/slow/" + code(), today(), code(), "Paid in")
                            .debit(Account.DEBITS_IN_TRANSIT, amount)
                            .credit(Account.PREPAID, amount));
            var line = new Settlement.Line(Settlement.Kind.DEBITS, "slow", 1, amount);
            var channel = new SlowChannel(new Settlement(day, List.of(line), 1, amount));
            books.closePeriod(YearMonth.from(day), FINANCE);

            new Reconciliation(channel, settlements, books, transaction).advance(today());

            assertThat(daysBooked("settle/debits/slow/")).containsOnly(today());
        });
    }

    /// The server starts the debit on its day, and dies before it has prepared a folio.
    private Run startedAndLeft(int number) {
        LocalDate day = plan().calendar().debitDay(number);
        gate.moveTo(day.atTime(9, 0).atZone(plan().plan().zone()).toInstant());
        collection.advance();
        rounds.approve(plan().number(), number, Step.DEBITS, FINANCE);
        rounds.approve(plan().number(), number, Step.DEBITS, CASHIER);
        return runs.startFirst(today()).orElseThrow();
    }

    private Instant firstOfNextMonth(LocalDate day) {
        LocalDate first = YearMonth.from(day).plusMonths(1).atDay(1);
        return first.atStartOfDay(plan().plan().zone()).plus(Duration.ofHours(9)).toInstant();
    }

    private Round round(int number) {
        return rounds.find(plan().number(), number).orElseThrow();
    }

    private Set<LocalDate> daysBooked(String ref) {
        Set<LocalDate> days = new HashSet<>();
        books.journal(line -> {
            if (line.ref().startsWith(ref)) {
                days.add(line.day());
            }
        });
        return days;
    }

    /// A provider of whom one settlement is there, and no other yet.
    private record SlowChannel(Settlement only) implements PaymentChannel {

        @Override
        public Reply<Capabilities> capabilities() {
            throw new UnsupportedOperationException();
        }

        @Override
        public BatchAnswer submit(DebitBatch batch) {
            throw new UnsupportedOperationException();
        }

        @Override
        public BatchAnswer answer(String batch) {
            throw new UnsupportedOperationException();
        }

        @Override
        public PayoutAnswer pay(Payout payout) {
            throw new UnsupportedOperationException();
        }

        @Override
        public PayoutAnswer payout(String payout) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Reply<EventPage> events(long after, LocalDate through) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Reply<Settlement> settlement(LocalDate day) {
            return day.equals(only.date())
                    ? new Reply.Known<>(only)
                    : new Reply.Unknown<>("not there yet");
        }
    }
}
