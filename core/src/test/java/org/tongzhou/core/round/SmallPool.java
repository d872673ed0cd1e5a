package org.tongzhou.core.round;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A pool of a few members over a few rounds, with a collection that lives in memory: shares fail,
/// are retried, given back by the bank, set against refunds and written off.
final class SmallPool {

    private static final int ROUNDS_UNTIL_WRITTEN_OFF = 2;

    /// What becomes of a debit.
    enum Fate {
        TAKEN,
        FAILS,
        TAKEN_AND_GIVEN_BACK
    }

    /// Decides the fate of each debit, also of a retry.
    @FunctionalInterface
    interface Bank {
        Fate of(long member, int openedIn, int triedIn);
    }

    /// What is open of one member and round; adjustments have lines of their own.
    private record Key(int round, long member, boolean late) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int order = Integer.compare(round, other.round);
            order = order != 0 ? order : Long.compare(member, other.member);
            return order != 0 ? order : Boolean.compare(late, other.late);
        }
    }

    private final StrikeTerms terms;
    private final long capMinor;
    private final Bank bank;
    private final TreeMap<Long, List<FolioSpans.Row>> rows = new TreeMap<>();
    private final TreeMap<Long, Map<Integer, Long>> adjusted = new TreeMap<>();
    private final List<RoundTerms> roundTerms = new ArrayList<>();
    private final List<long[]> prices = new ArrayList<>();
    private final TreeMap<Key, Long> open = new TreeMap<>();

    private long carryMinor;
    private long refundsMinor;
    private long lateMinor;
    private long lossesMinor;
    private final TreeMap<Long, Long> refundOf = new TreeMap<>();
    private final TreeMap<Key, Long> lateLines = new TreeMap<>();

    private long allCharged;
    private long allLate;
    private long allSubsidy;
    private long allOut;
    private long collected;
    private long credited;
    private long writtenOff;
    private long refunded;

    SmallPool(StrikeTerms terms, long capMinor, Bank bank) {
        this.terms = terms;
        this.capMinor = capMinor;
        this.bank = bank;
    }

    int nextRound() {
        return roundTerms.size();
    }

    /// A member who shares from `firstRound` on; every other one is in the heavier band.
    void join(long member, int firstRound) {
        int birth = member % 2 == 0 ? -24 : -24 * 40;
        rows.put(
                member,
                new ArrayList<>(List.of(row(member, 1, firstRound, FolioSpans.OPEN, birth))));
    }

    /// The member shares for the last time in `lastRound`; rounds struck before do not learn of it.
    void end(long member, int lastRound) {
        FolioSpans.Row last = revisions(member).getLast();
        revise(member, last.firstRound(), Math.min(last.lastRound(), lastRound));
    }

    /// The truth about a member, and what it changes in struck rounds.
    void correct(long member, int firstRound, int lastRound) {
        FolioSpans charged = spansOf(member);
        revise(member, firstRound, lastRound);
        FolioSpans.Row latest = revisions(member).getLast();
        FolioSpans real =
                new FolioSpans().add(row(member, 1, firstRound, lastRound, latest.birthRound()));
        Fold fold = new Fold(table());
        Map<Integer, Long> before = adjusted.computeIfAbsent(member, _ -> new TreeMap<>());
        for (int round = 0; round < nextRound(); round++) {
            long was =
                    fold.chargeMinor(charged, 0, charged.size(), round)
                            + before.getOrDefault(round, 0L);
            long difference = fold.chargeMinor(real, 0, 1, round) - was;
            before.merge(round, difference, Long::sum);
            if (difference < 0) {
                refundsMinor -= difference;
                refundOf.merge(member, -difference, Long::sum);
            }
            if (difference > 0) {
                lateMinor += difference;
                lateLines.merge(new Key(round, member, true), difference, Long::sum);
            }
        }
    }

    private void revise(long member, int firstRound, int lastRound) {
        FolioSpans.Row latest = revisions(member).getLast();
        rows.computeIfAbsent(member, _ -> new ArrayList<>())
                .add(
                        row(
                                member,
                                latest.revision() + 1,
                                firstRound,
                                lastRound,
                                latest.birthRound()));
    }

    private FolioSpans.Row row(long member, int revision, int first, int last, int birth) {
        return new FolioSpans.Row(member, member, 1, revision, nextRound(), first, last, birth, 0);
    }

    /// Freezes, strikes and collects the next round.
    void round(List<Long> payouts) {
        int round = nextRound();
        byte[] bands = new byte[151];
        for (int age = 30; age < bands.length && terms.weights().size() > 1; age++) {
            bands[age] = 1;
        }
        roundTerms.add(new RoundTerms(round, round, bands, capMinor, 0));
        FolioSpans spans = spans();
        ClassCounts counts = new FolioPass(table()).count(spans, round);
        Need need = new Need(payouts, carryMinor, refundsMinor, lateMinor, lossesMinor);
        Struck struck = Strike.of(terms, counts, need);
        prices.add(struck.prices());
        account(struck);
        Map<Long, Long> charges = charges(spans, round, struck);
        giveBack();
        collect(round, charges);
        writeOff(round);
        assertAccountedFor();
    }

    private void account(Struck struck) {
        Need need = struck.need();
        allCharged += struck.chargedMinor();
        allLate += need.lateChargesMinor();
        allSubsidy += struck.subsidyMinor();
        allOut +=
                struck.payoutsInAllMinor()
                        + struck.feeMinor()
                        + need.refundsMinor()
                        + need.lossesMinor();
        carryMinor = struck.carryOutMinor();
        refundsMinor = 0;
        lateMinor = 0;
        lossesMinor = 0;
        assertThat(allCharged + allLate + allSubsidy)
                .as("charged + late + subsidy = payouts + fee + refunds + losses + carried on")
                .isEqualTo(allOut + carryMinor);
    }

    private Map<Long, Long> charges(FolioSpans spans, int round, Struck struck) {
        Map<Long, Long> charges = new TreeMap<>();
        new FolioPass(table())
                .charge(spans, round, (_, member, _, charge) -> charges.put(member, charge));
        assertThat(charges.values().stream().mapToLong(Long::longValue).sum())
                .as("the charges derived from the fold")
                .isEqualTo(struck.chargedMinor());
        return charges;
    }

    private void giveBack() {
        for (var owed : refundOf.entrySet()) {
            long left = owed.getValue();
            for (var line : open.entrySet()) {
                if (line.getKey().member() == owed.getKey()) {
                    long part = Math.min(left, line.getValue());
                    line.setValue(line.getValue() - part);
                    left -= part;
                    credited += part;
                }
            }
            refunded += left;
        }
        refundOf.clear();
    }

    private void collect(int round, Map<Long, Long> charges) {
        for (var line : open.entrySet()) {
            line.setValue(debit(line.getKey(), line.getValue(), round));
        }
        charges.forEach((member, charge) -> {
            Key key = new Key(round, member, false);
            open.put(key, debit(key, charge, round));
        });
        lateLines.forEach((key, charge) -> open.merge(key, debit(key, charge, round), Long::sum));
        lateLines.clear();
        open.values().removeIf(left -> left == 0);
    }

    /// Takes a share, or not; what a bank gives back was collected and is open again.
    private long debit(Key key, long amount, int round) {
        return switch (bank.of(key.member(), key.round(), round)) {
            case TAKEN -> {
                collected += amount;
                yield 0;
            }
            case FAILS -> amount;
            case TAKEN_AND_GIVEN_BACK -> {
                collected += amount;
                collected -= amount;
                yield amount;
            }
        };
    }

    private void writeOff(int round) {
        open.entrySet()
                .removeIf(line -> {
                    boolean lost = line.getKey().round() <= round - ROUNDS_UNTIL_WRITTEN_OFF + 1;
                    if (lost) {
                        writtenOff += line.getValue();
                        lossesMinor += line.getValue();
                    }
                    return lost;
                });
    }

    private void assertAccountedFor() {
        long stillOpen = open.values().stream().mapToLong(Long::longValue).sum();
        assertThat(allCharged + allLate)
                .as("charged + late = collected + credited + open + written off")
                .isEqualTo(collected + credited + stillOpen + writtenOff);
        assertThat(refunded).isGreaterThanOrEqualTo(0);
    }

    private List<FolioSpans.Row> revisions(long member) {
        return rows.getOrDefault(member, List.of());
    }

    private PlanRounds table() {
        PlanRounds table = new PlanRounds();
        for (int round = 0; round < roundTerms.size(); round++) {
            if (round < prices.size()) {
                table.struck(roundTerms.get(round), prices.get(round));
            } else {
                table.frozen(roundTerms.get(round));
            }
        }
        return table;
    }

    private FolioSpans spans() {
        FolioSpans spans = new FolioSpans();
        rows.values().forEach(revisions -> revisions.forEach(spans::add));
        return spans;
    }

    private FolioSpans spansOf(long member) {
        FolioSpans spans = new FolioSpans();
        revisions(member).forEach(spans::add);
        return spans;
    }
}
