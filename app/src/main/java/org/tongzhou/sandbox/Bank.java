package org.tongzhou.sandbox;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import org.tongzhou.sandbox.Happening.Kind;

/// The payment provider's state, a pure function of the commands it was given in their order.
final class Bank {

    private static final int REVERSED_AFTER_DAYS = 3;
    private static final int BOUNCED_AFTER_DAYS = 2;
    private static final int PAGE_ROWS = 1000;

    private final Map<String, Batch> batches = new HashMap<>();
    private final Map<String, Payout> payouts = new HashMap<>();
    private final Instructions instructions = new Instructions();
    private final PriorityQueue<Happening> agenda = new PriorityQueue<>(Happening.BY_DATE);
    private final List<Happening> feed = new ArrayList<>();
    private final Statement statement = new Statement();
    private final Ledger ledger = new Ledger();
    private Dials dials = Dials.atStart();
    private Fate fate = new Fate(dials);

    void apply(Command command) {
        switch (command) {
            case Command.Debit debit -> debit(debit, Instruction.read(debit.csv()));
            case Command.Pay(var id, var json) -> pay(Payout.read(id, json));
            case Command.Advance(var through) -> advance(through);
            case Command.Close(var day) -> statement.close(day);
            case Command.Turn(var json) -> turn(dials.with(Dials.read(json)));
        }
    }

    Optional<Batch> batch(String id) {
        return Optional.ofNullable(batches.get(id));
    }

    Optional<Payout> payout(String id) {
        return Optional.ofNullable(payouts.get(id));
    }

    Dials dials() {
        return dials;
    }

    /// Whether anything waits to happen until this day.
    boolean hasDue(LocalDate through) {
        Happening next = agenda.peek();
        return next != null && !statement.openDay(next.date()).isAfter(through);
    }

    boolean isClosed(LocalDate day) {
        return statement.isClosed(day);
    }

    String settlement(LocalDate day) {
        return statement.csv(day, dials);
    }

    String ledgerCsv() {
        return ledger.csv();
    }

    /// One page of the feed, which stops before the first event of a later day.
    String events(long after, LocalDate through) {
        StringBuilder csv = new StringBuilder("number,date,kind,subject,amount_minor,reason\n");
        int from = Math.clamp(after, 0, feed.size());
        for (int i = from; i < feed.size() && i < from + PAGE_ROWS; i++) {
            if (feed.get(i).date().isAfter(through)) {
                break;
            }
            csv.append(feed.get(i).row(i + 1));
        }
        return csv.toString();
    }

    private void turn(Dials turned) {
        dials = turned;
        fate = new Fate(turned);
    }

    private void debit(Command.Debit debit, List<Instruction> asked) {
        Batch.Building building = new Batch.Building();
        for (Instruction instruction : asked) {
            switch (instructions.state(instruction)) {
                case TAKEN -> building.repeated(instruction);
                case PENDING -> building.pending(instruction);
                case CONFLICT -> building.failed(instruction, "INSTRUCTION_CONFLICT");
                case OPEN -> attempt(instruction, debit.date(), building);
            }
        }
        String digest = debit.digest();
        Batch batch = building.built(debit.batch(), debit.date(), digest);
        batches.put(batch.id(), batch);
        Batch.Tally moved = batch.moved();
        LocalDate day = statement.openDay(debit.date());
        statement.book(day, "DEBITS", batch.id(), moved.count(), moved.sumMinor());
    }

    private void attempt(Instruction instruction, LocalDate date, Batch.Building building) {
        Fate.OfDebit outcome = fate.debit(instruction.account(), date);
        switch (outcome) {
            case TAKEN -> take(instruction, building);
            case TAKEN_THEN_REVERSED -> {
                take(instruction, building);
                LocalDate day = date.plusDays(REVERSED_AFTER_DAYS);
                agenda.add(Happening.of(day, Kind.DEBIT_REVERSED, instruction, ""));
            }
            case PENDING_THEN_TAKEN -> {
                postpone(instruction, building);
                agenda.add(Happening.of(date.plusDays(1), Kind.DEBIT_TAKEN, instruction, ""));
            }
            case PENDING_THEN_FAILED -> {
                postpone(instruction, building);
                agenda.add(
                        Happening.of(
                                date.plusDays(1),
                                Kind.DEBIT_FAILED,
                                instruction,
                                "INSUFFICIENT_FUNDS"));
            }
            case INSUFFICIENT_FUNDS, ACCOUNT_CLOSED, LIMIT_EXCEEDED ->
                    building.failed(instruction, outcome.name());
        }
    }

    private void take(Instruction instruction, Batch.Building building) {
        instructions.taken(instruction);
        ledger.taken(instruction.account(), instruction.amountMinor());
        building.taken(instruction);
    }

    private void postpone(Instruction instruction, Batch.Building building) {
        instructions.pending(instruction);
        building.pending(instruction);
    }

    private void pay(Payout payout) {
        payouts.put(payout.id(), payout);
        LocalDate date = payout.date();
        Fate.OfPayout outcome = fate.payout(payout.id(), payout.account());
        agenda.add(
                switch (outcome) {
                    case PAID -> Happening.of(date.plusDays(1), Kind.PAYOUT_PAID, payout, "");
                    case ACCOUNT_CLOSED, NAME_DIFFERS ->
                            Happening.of(
                                    date.plusDays(BOUNCED_AFTER_DAYS),
                                    Kind.PAYOUT_BOUNCED,
                                    payout,
                                    outcome.name());
                });
    }

    private void advance(LocalDate through) {
        while (hasDue(through)) {
            Happening due = agenda.remove();
            Happening event = due.on(statement.openDay(due.date()));
            happen(event);
            feed.add(event);
            if (fate.comesTwice(event.kind().name(), event.subject(), event.account())) {
                feed.add(event);
            }
        }
    }

    private void happen(Happening event) {
        String account = event.account();
        long amountMinor = event.amountMinor();
        switch (event.kind()) {
            case DEBIT_TAKEN -> {
                instructions.taken(event.instruction());
                ledger.taken(account, amountMinor);
                statement.book(event.date(), "LATE_DEBIT", event.subject(), 1, amountMinor);
            }
            case DEBIT_FAILED -> instructions.failed(event.instruction());
            case DEBIT_REVERSED -> {
                ledger.reversed(account, amountMinor);
                statement.book(event.date(), "REVERSAL", event.subject(), 1, -amountMinor);
            }
            case PAYOUT_PAID -> {
                ledger.paid(account, amountMinor);
                statement.book(event.date(), "PAYOUT", event.subject(), 1, -amountMinor);
            }
            case PAYOUT_BOUNCED -> {} // no money left
        }
    }
}
