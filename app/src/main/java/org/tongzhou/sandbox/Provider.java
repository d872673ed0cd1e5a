package org.tongzhou.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The payment provider: one request at a time, journal first, then the bank.
final class Provider implements AutoCloseable {

    private final Bank bank = new Bank();
    private final Journal journal;
    private final Map<String, Integer> polls = new HashMap<>();

    private Provider(Path folder) throws IOException {
        this.journal = Journal.open(folder, bank::apply);
    }

    /// Opens the provider of a folder as it was left, and turns some dials.
    static Provider open(Path folder, Map<Dial, Long> turned) throws IOException {
        Provider provider = new Provider(folder);
        try {
            if (!bankStandsAt(provider.bank, turned)) {
                provider.turn(turned);
            }
            return provider;
        } catch (RuntimeException e) {
            provider.close();
            throw e;
        }
    }

    synchronized Dials dials() {
        return bank.dials();
    }

    synchronized void turn(Map<Dial, Long> turned) {
        bank.dials().with(turned); // refuses before the journal has it
        Map<String, Long> named = new LinkedHashMap<>();
        turned.forEach((dial, value) -> named.put(dial.key(), value));
        carryOut(new Command.Turn(FlatJson.write(named)));
    }

    /// Carries a batch out, or finds it done, and says where it stands.
    String debit(Command.Debit debit, Batch.Tally stated) {
        List<Instruction> asked = Instruction.read(debit.csv());
        Batch.Tally found = Batch.Tally.NONE;
        for (Instruction instruction : asked) {
            found = found.plus(instruction.amountMinor());
        }
        if (!found.equals(stated)) {
            throw new BadRequest(422, "stated " + stated + ", found " + found);
        }
        return debitChecked(debit);
    }

    private synchronized String debitChecked(Command.Debit debit) {
        Optional<Batch> known = bank.batch(debit.batch());
        if (known.isEmpty()) {
            carryOut(debit);
            return batch(debit.batch()).json(false);
        }
        boolean isSame =
                known.get().date().equals(debit.date())
                        && known.get().digest().equals(debit.digest());
        if (!isSame) {
            throw new BadRequest(409, debit.batch() + " came before with other content");
        }
        return known.get().json(false);
    }

    /// Where a batch stands; asking a few times is what makes it finish.
    synchronized String batchState(String id) {
        Batch batch = batch(id);
        boolean isDone = isDone(id);
        polls.merge(id, 1, Integer::sum);
        return batch.json(isDone);
    }

    synchronized String answer(String id) {
        Batch batch = batch(id);
        if (!isDone(id)) {
            throw new BadRequest(409, id + " is still processing");
        }
        return batch.answer();
    }

    synchronized String pay(String id, String json) {
        Payout asked = Payout.read(id, json);
        Optional<Payout> known = bank.payout(id);
        if (known.isEmpty()) {
            carryOut(new Command.Pay(id, json));
        } else if (!known.get().equals(asked)) {
            throw new BadRequest(409, id + " came before with other content");
        }
        return payoutState(id);
    }

    synchronized String payoutState(String id) {
        if (bank.payout(id).isEmpty()) {
            throw new BadRequest(404, "no payout " + id);
        }
        return "{\"payout\": \"%s\", \"state\": \"ACCEPTED\"}".formatted(id);
    }

    synchronized String events(long after, LocalDate through) {
        advance(through);
        return bank.events(after, through);
    }

    synchronized String settlement(LocalDate day) {
        advance(day);
        if (!bank.isClosed(day)) {
            carryOut(new Command.Close(day));
        }
        return bank.settlement(day);
    }

    synchronized String ledger() {
        return bank.ledgerCsv();
    }

    @Override
    public synchronized void close() throws IOException {
        journal.close();
    }

    private void advance(LocalDate through) {
        if (bank.hasDue(through)) {
            carryOut(new Command.Advance(through));
        }
    }

    private void carryOut(Command command) {
        journal.append(command);
        bank.apply(command);
    }

    private Batch batch(String id) {
        return bank.batch(id).orElseThrow(() -> new BadRequest(404, "no batch " + id));
    }

    private boolean isDone(String id) {
        long atMost = bank.dials().value(Dial.PROCESSING_POLLS);
        long seed = bank.dials().value(Dial.SEED);
        long needed = Long.remainderUnsigned(Hash64.of(seed, "polls", id), atMost + 1);
        return polls.getOrDefault(id, 0) >= needed;
    }

    private static boolean bankStandsAt(Bank bank, Map<Dial, Long> turned) {
        return turned.entrySet().stream()
                .allMatch(dial -> bank.dials().value(dial.getKey()) == dial.getValue());
    }
}
