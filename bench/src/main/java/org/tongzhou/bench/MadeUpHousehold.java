package org.tongzhou.bench;

import java.util.SplittableRandom;

/// One household of the membership, made up from the seed and its number alone, so that every table
/// is written from the same people whichever thread writes it. Rounds are counted from the plan's
/// first.
final class MadeUpHousehold {

    static final int LARGEST = 6;
    static final int ROUNDS_A_YEAR = 24;

    /// The last round before the measured ones.
    static final int LAST_STRUCK = RoundHistory.ROUNDS - 1;

    /// Nobody reaches the age limit in a measured round: who does moves to the plan for the old,
    /// and for that his sealed data are read, which are not here.
    private static final int MEASURED = 2;

    /// Households' sizes, in hundredths of all households, from one person up.
    private static final int[] SIZES = {28, 26, 24, 13, 6, 3};

    static final double MEAN_SIZE = 2.52;

    private static final int HUNDRED = 100;
    private static final int LAUNCH_WEEK_PERCENT = 35;
    private static final int TOGETHER_PERCENT = 70;
    private static final int LEAVING_PERCENT = 6;
    private static final int ADULT_YEARS = 20;
    private static final int OLDEST_YEARS = 60;
    private static final int PRE_PAID_ONE_IN = 25;
    private static final int LOW_ONE_IN = 500;
    private static final int OPEN_ONE_IN = 400;
    private static final int LOST_ONE_IN = 10_000;

    /// Who paid in since this round has enough for the measured ones.
    static final int LATELY = 18;

    private final long seed;
    private final int[] joined = new int[LARGEST];
    private final int[] born = new int[LARGEST];
    private final int[] left = new int[LARGEST];
    private long number;
    private int size;
    private boolean prePaid;
    private int lowIn;
    private boolean open;
    private int cancelled;

    MadeUpHousehold(long seed) {
        this.seed = seed;
    }

    MadeUpHousehold make(long household) {
        number = household;
        SplittableRandom random = new SplittableRandom(seed * 1_000_000_007 + household);
        size = size(random);
        for (int person = 0; person < size; person++) {
            person(random, person);
        }
        prePaid = random.nextInt(PRE_PAID_ONE_IN) == 0;
        boolean low = random.nextInt(LOW_ONE_IN) < MEASURED;
        lowIn = low && joined[0] < LATELY ? 1 + random.nextInt(MEASURED) : 0;
        boolean owes = !prePaid && joined[0] <= LAST_STRUCK && lastRound(0) >= LAST_STRUCK;
        open = owes && random.nextInt(OPEN_ONE_IN) == 0;
        cancelled = owes && random.nextInt(LOST_ONE_IN) < MEASURED ? LAST_STRUCK : 0;
        if (cancelled > 0) {
            open = random.nextBoolean();
            cancelled += open ? 0 : 1;
        }
        return this;
    }

    private static int size(SplittableRandom random) {
        int thrown = random.nextInt(HUNDRED);
        int size = 0;
        while (thrown >= SIZES[size]) {
            thrown -= SIZES[size];
            size++;
        }
        return size + 1;
    }

    /// The first pays, and is grown up; most of the others join with him, some later.
    private void person(SplittableRandom random, int person) {
        boolean payer = person == 0;
        boolean surge = random.nextInt(HUNDRED) < LAUNCH_WEEK_PERCENT;
        boolean together = random.nextInt(HUNDRED) < TOGETHER_PERCENT;
        if (payer) {
            joined[person] = surge ? 0 : random.nextInt(ROUNDS_A_YEAR);
        } else {
            joined[person] = together ? joined[0] : random.nextInt(joined[0], ROUNDS_A_YEAR);
        }
        int youngest = payer ? ADULT_YEARS * ROUNDS_A_YEAR : 1;
        born[person] = joined[person] - random.nextInt(youngest, OLDEST_YEARS * ROUNDS_A_YEAR);
        int limit = born[person] + OLDEST_YEARS * ROUNDS_A_YEAR;
        if (limit > LAST_STRUCK && limit <= LAST_STRUCK + MEASURED) {
            born[person] += MEASURED;
        }
        boolean leaves =
                random.nextInt(HUNDRED) < LEAVING_PERCENT && joined[person] < ROUNDS_A_YEAR - 1;
        left[person] =
                leaves ? random.nextInt(joined[person] + 1, ROUNDS_A_YEAR) : Integer.MAX_VALUE;
    }

    long number() {
        return number;
    }

    int size() {
        return size;
    }

    /// Enrolments of a household follow one another.
    long enrolment(int person) {
        return number * (LARGEST + 2) + person;
    }

    int joined(int person) {
        return joined[person];
    }

    int born(int person) {
        return born[person];
    }

    boolean leaves(int person) {
        return left[person] != Integer.MAX_VALUE;
    }

    /// The first round that does not count a person who left.
    int left(int person) {
        return left[person];
    }

    /// The last round of a person's age.
    int ageLimit(int person) {
        return born[person] + OLDEST_YEARS * ROUNDS_A_YEAR - 1;
    }

    private int lastRound(int person) {
        return Math.min(ageLimit(person), left[person] - 1);
    }

    /// How many rounds up to a round a person shared in.
    private int shared(int person, int until) {
        return Math.max(0, Math.min(lastRound(person), until) - joined[person] + 1);
    }

    /// How many of the household shared in the last round before the measured ones.
    int sharers() {
        int sharers = 0;
        for (int person = 0; person < size; person++) {
            boolean shares = joined[person] <= LAST_STRUCK && lastRound(person) >= LAST_STRUCK;
            sharers += shares ? 1 : 0;
        }
        return sharers;
    }

    boolean isPrePaid() {
        return prePaid;
    }

    /// Its balance falls below what cover needs in one of the measured rounds.
    boolean isLow() {
        return lowIn > 0;
    }

    /// When the household paid in last.
    int paidIn() {
        return isLow() ? joined[0] : Math.max(joined[0], LATELY);
    }

    /// All that it paid in, at one price for every round of the plan.
    long paidInMinor(long priceMinor, long suspendBelowMinor) {
        long minor = 0;
        for (int person = 0; person < size; person++) {
            int until = isLow() ? LAST_STRUCK + lowIn : 2 * ROUNDS_A_YEAR;
            minor += priceMinor * shared(person, until);
        }
        return minor + (isLow() ? suspendBelowMinor / 2 : suspendBelowMinor);
    }

    /// What it owed in the last round before the measured ones was not taken, and is open.
    boolean isOpen() {
        return open;
    }

    /// Its mandate was given up: before the last struck round, or before the first measured one.
    boolean hasLostMandate() {
        return cancelled > 0;
    }

    int cancelled() {
        return cancelled;
    }
}
