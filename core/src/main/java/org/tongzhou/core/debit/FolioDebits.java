package org.tongzhou.core.debit;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.tongzhou.core.round.Folio;

/// What the households of one folio owe on one debit day, and what becomes of it.
///
/// A folio is a run of consecutive household numbers, so a household is a place in an array and
/// the shares of several plans are merged by adding.
public final class FolioDebits {

    /// What becomes of all that a household owes: there is one instruction, or none.
    public enum Outcome {
        /// It owes nothing.
        NOTHING,
        INSTRUCTED,
        NO_MANDATE,
        /// It is above the ceiling, and nobody agreed to it.
        ASKED
    }

    /// Receives a household that owes something, in the order of the folio.
    @FunctionalInterface
    public interface Visitor {
        void owes(long household, Outcome outcome, long minor);
    }

    /// Stands for no day and no amount.
    private static final long NONE = Long.MIN_VALUE;

    private final long first;
    private final int households;
    private final SortedMap<Integer, long[]> byPlan = new TreeMap<>();
    private final long[] total;
    private final boolean[] hasNew;
    private final long[] newestDay;
    private final long[] agreedMinor;
    private final long[] agreedDay;
    private final Outcome[] outcome;

    public FolioDebits(int folio) {
        this(Folio.firstHousehold(folio), Folio.HOUSEHOLDS);
    }

    FolioDebits(long first, int households) {
        this.first = first;
        this.households = households;
        this.total = new long[households];
        this.hasNew = new boolean[households];
        this.newestDay = filled(households);
        this.agreedMinor = filled(households);
        this.agreedDay = filled(households);
        this.outcome = new Outcome[households];
        Arrays.fill(outcome, Outcome.NOTHING);
    }

    private static long[] filled(int households) {
        long[] days = new long[households];
        Arrays.fill(days, NONE);
        return days;
    }

    /// Adds a share of a round that is debited for the first time.
    public void addNew(int plan, long household, long minor) {
        if (minor > 0) {
            hasNew[add(plan, household, minor)] = true;
        }
    }

    /// Adds what is open from before.
    ///
    /// @param openedOn the day on which it was opened, counted from 1970
    public void addOpen(int plan, long household, long minor, long openedOn) {
        int place = add(plan, household, minor);
        newestDay[place] = Math.max(newestDay[place], openedOn);
    }

    private int add(int plan, long household, long minor) {
        int place = Math.toIntExact(household - first);
        long[] ofPlan = byPlan.computeIfAbsent(plan, _ -> new long[households]);
        ofPlan[place] = Math.addExact(ofPlan[place], minor);
        total[place] = Math.addExact(total[place], minor);
        return place;
    }

    /// A payer said yes when he was asked for `minor` on a day: to that, not to what came later.
    public void agreed(long household, long askedOn, long minor) {
        int place = Math.toIntExact(household - first);
        agreedDay[place] = askedOn;
        agreedMinor[place] = minor;
    }

    /// Decides what becomes of each household's debt.
    public FolioDebits judge(FolioMandates mandates) {
        for (int place = 0; place < households; place++) {
            if (total[place] == 0) {
                outcome[place] = Outcome.NOTHING;
            } else if (!mandates.allows(place)) {
                outcome[place] = Outcome.NO_MANDATE;
            } else if (total[place] > mandates.ceilingMinor(place) && !isAgreed(place)) {
                outcome[place] = Outcome.ASKED;
            } else {
                outcome[place] = Outcome.INSTRUCTED;
            }
        }
        return this;
    }

    /// Takes all that is owed for instructed: it was judged when the batch was prepared.
    public FolioDebits judged() {
        for (int place = 0; place < households; place++) {
            outcome[place] = total[place] == 0 ? Outcome.NOTHING : Outcome.INSTRUCTED;
        }
        return this;
    }

    private boolean isAgreed(int place) {
        return covers(place, agreedDay[place], agreedMinor[place]);
    }

    /// Whether a question of a day and amount asked for all that a household owes: nothing that
    /// came later, and not more.
    public boolean covers(long household, long askedOn, long minor) {
        return covers(Math.toIntExact(household - first), askedOn, minor);
    }

    private boolean covers(int place, long askedOn, long minor) {
        return !hasNew[place] && newestDay[place] <= askedOn && total[place] <= minor;
    }

    public boolean hasNew(long household) {
        return hasNew[Math.toIntExact(household - first)];
    }

    public Outcome outcome(long household) {
        return outcome[Math.toIntExact(household - first)];
    }

    /// The households that owe something, whatever becomes of it.
    public long[] owing() {
        return IntStream.range(0, households)
                .filter(place -> total[place] > 0)
                .mapToLong(place -> first + place)
                .toArray();
    }

    /// Hands over who owes something.
    public void forEach(Visitor visitor) {
        for (int place = 0; place < households; place++) {
            if (outcome[place] != Outcome.NOTHING) {
                visitor.owes(first + place, outcome[place], total[place]);
            }
        }
    }

    /// What the instructions to some neighbouring households come to, by plan; plans with nothing
    /// are left out.
    public SortedMap<Integer, Long> sums(long from, long to) {
        SortedMap<Integer, Long> sums = new TreeMap<>();
        byPlan.forEach((plan, owed) -> {
            long sum = 0;
            for (int place = Math.toIntExact(from - first); place <= to - first; place++) {
                if (outcome[place] == Outcome.INSTRUCTED) {
                    sum = Math.addExact(sum, owed[place]);
                }
            }
            if (sum > 0) {
                sums.put(plan, sum);
            }
        });
        return sums;
    }
}
