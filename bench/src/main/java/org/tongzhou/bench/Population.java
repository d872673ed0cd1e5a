package org.tongzhou.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.tongzhou.core.round.Folio;
import org.tongzhou.core.round.FolioSpans;

/// A plausible membership: households of one to six, ages as in a young country, a surge in the
/// launch week, some who left, most post-paid and some pre-paid with a balance, a few whose mandate
/// is lost or whose last share is open. The same seed gives the same rows, whichever thread writes
/// them.
///
/// Only the hot tables are filled: no pass reads names.
final class Population {

    /// How much of it was written.
    ///
    /// @param members in both plans
    /// @param open households whose last share is open
    /// @param taken households whose last share was taken
    record Written(long members, long prePaid, long left, long open, long taken, long takenMinor) {

        static final Written NOTHING = new Written(0, 0, 0, 0, 0, 0);

        Written plus(Written more) {
            return new Written(
                    members + more.members,
                    prePaid + more.prePaid,
                    left + more.left,
                    open + more.open,
                    taken + more.taken,
                    takenMinor + more.takenMinor);
        }
    }

    /// Facts of the rounds before the measured one, or those that came after them: the last lie at
    /// the end of the table, as they do where people join day by day.
    enum Facts {
        OLD,
        NEW;

        boolean isOf(int epoch) {
            return (epoch <= MadeUpHousehold.LAST_STRUCK) == (this == OLD);
        }
    }

    // No household comes above it in one round.
    private static final long CEILING_MINOR = 10_000;
    private static final int NO_MANDATE = 1;
    private static final int INSUFFICIENT_FUNDS = 10;
    private static final long POSTGRES_EPOCH_SECONDS = 946_684_800;
    private static final byte[] JOINED = ascii("JOINED");
    private static final byte[] LEFT = ascii("LEFT");
    private static final byte[] ACCOUNT = ascii("acc-00000000");
    private static final byte[] TOP_UP = ascii("TOP_UP");
    private static final byte[] REF = ascii("t1");
    private static final byte[] OPEN = ascii("O");
    private static final String SPAN =
            "folio, household, enrolment, segment, revision, plan, epoch, at, first_round,"
                    + " last_round, birth_round, carried_minor, cause";
    private static final String MANDATE =
            "folio, household, revision, epoch, at, ceiling_minor, account, account_checked,"
                    + " cancelled";
    private static final String BALANCE =
            "folio, household, plan, top_up, amount_minor, kind, ref, epoch, at";
    private static final String UNPAID = "household, folio, run, reason, state";

    private final PopulationPlans plans;
    private final long seed;
    private final long households;
    private final long firstHousehold;
    private final long[] micros = new long[MadeUpHousehold.ROUNDS_A_YEAR];

    /// About so many members, from a folio on.
    ///
    /// @param firstFolio its first; those before belong to others
    Population(PopulationPlans plans, long seed, long members, int firstFolio) {
        this.plans = plans;
        this.seed = seed;
        this.households = Math.max(1, (long) (members / MadeUpHousehold.MEAN_SIZE));
        this.firstHousehold = Folio.firstHousehold(firstFolio);
        Arrays.setAll(micros, this::noonBefore);
    }

    private static byte[] ascii(String word) {
        return word.getBytes(StandardCharsets.US_ASCII);
    }

    /// The folio after its last.
    int endFolio() {
        return Folio.of(firstHousehold + households - 1) + 1;
    }

    private long endOf(int folio) {
        return Math.min(Folio.firstHousehold(folio + 1), firstHousehold + households);
    }

    /// Writes what a folio has of old facts, or of new ones; the digest gets the bytes.
    Written write(Connection connection, int folio, Facts facts, MessageDigest digest)
            throws SQLException, IOException {
        Written written = spans(connection, folio, facts, digest);
        if (facts == Facts.NEW) {
            return written;
        }
        mandates(connection, folio, digest);
        balances(connection, folio, digest);
        return written.plus(unpaid(connection, folio, digest));
    }

    /// Members are counted with their first row.
    private Written spans(Connection connection, int folio, Facts facts, MessageDigest digest)
            throws SQLException, IOException {
        MadeUpHousehold household = new MadeUpHousehold(seed);
        long members = 0;
        long prePaid = 0;
        long left = 0;
        try (CopyRows rows = new CopyRows(connection, digest, "enrolment.span", SPAN)) {
            for (long number = Folio.firstHousehold(folio); number < endOf(folio); number++) {
                household.make(number);
                for (int person = 0; person < household.size(); person++) {
                    if (facts.isOf(household.joined(person))) {
                        span(rows, household, person, household.joined(person), 1, JOINED);
                        members++;
                        prePaid += household.isPrePaid() ? 1 : 0;
                    }
                    if (household.leaves(person) && facts.isOf(household.left(person))) {
                        span(rows, household, person, household.left(person), 2, LEFT);
                        left++;
                    }
                }
            }
        }
        return new Written(members, prePaid, left, 0, 0, 0);
    }

    /// The epoch of a fact is that of the round it came before.
    private void span(
            CopyRows rows,
            MadeUpHousehold household,
            int person,
            int epoch,
            int revision,
            byte[] cause)
            throws IOException {
        int last = household.ageLimit(person);
        if (revision > 1) {
            last = Math.min(last, household.left(person) - 1);
        }
        int first = plans.launch();
        rows.row().putInt(Folio.of(household.number())).putLong(household.number());
        rows.putLong(household.enrolment(person)).putShort(1).putShort(revision);
        rows.putShort(plan(household)).putInt(epoch).putLong(micros[epoch]);
        rows.putInt(first + household.joined(person));
        rows.putInt(Math.min(first + last, FolioSpans.OPEN));
        rows.putInt(first + household.born(person)).putLong(0).putBytes(cause);
    }

    private int plan(MadeUpHousehold household) {
        return household.isPrePaid() ? plans.prePaid().number() : plans.postPaid().number();
    }

    /// The noon before the notice of a round, as PostgreSQL counts.
    private long noonBefore(int round) {
        Instant notice = plans.postPaid().calendar().noticeInstant(plans.launch() + round);
        long seconds = notice.getEpochSecond() - TimeUnit.HOURS.toSeconds(12);
        return TimeUnit.SECONDS.toMicros(seconds - POSTGRES_EPOCH_SECONDS);
    }

    /// Writes the mandates of one folio's payers.
    private void mandates(Connection connection, int folio, MessageDigest digest)
            throws SQLException, IOException {
        MadeUpHousehold household = new MadeUpHousehold(seed);
        try (CopyRows rows = new CopyRows(connection, digest, "members.mandate", MANDATE)) {
            for (long number = Folio.firstHousehold(folio); number < endOf(folio); number++) {
                household.make(number);
                mandate(rows, number, 1, household.joined(0), false);
                if (household.hasLostMandate()) {
                    mandate(rows, number, 2, household.cancelled(), true);
                }
            }
        }
    }

    private void mandate(CopyRows rows, long number, int revision, int epoch, boolean cancelled)
            throws IOException {
        rows.row().putInt(Folio.of(number)).putLong(number).putInt(revision).putInt(epoch);
        rows.putLong(micros[epoch]).putLong(CEILING_MINOR).putBytes(ACCOUNT);
        rows.putBoolean(true).putBoolean(cancelled);
    }

    /// What pre-paid households paid in.
    private void balances(Connection connection, int folio, MessageDigest digest)
            throws SQLException, IOException {
        MadeUpHousehold household = new MadeUpHousehold(seed);
        try (CopyRows rows = new CopyRows(connection, digest, "collection.top_up", BALANCE)) {
            for (long number = Folio.firstHousehold(folio); number < endOf(folio); number++) {
                if (household.make(number).isPrePaid()) {
                    long minor =
                            household.paidInMinor(
                                    PopulationPlans.PRE_PAID_MINOR, plans.suspendBelowMinor());
                    rows.row().putInt(folio).putLong(number).putShort(plans.prePaid().number());
                    rows.putLong(1).putLong(minor).putBytes(TOP_UP).putBytes(REF);
                    rows.putInt(household.paidIn()).putLong(micros[household.paidIn()]);
                }
            }
        }
    }

    /// What the last debit before the measured ones did not take and is open.
    private Written unpaid(Connection connection, int folio, MessageDigest digest)
            throws SQLException, IOException {
        MadeUpHousehold household = new MadeUpHousehold(seed);
        long open = 0;
        long taken = 0;
        long sharers = 0;
        try (CopyRows rows = new CopyRows(connection, digest, "collection.unpaid", UNPAID)) {
            for (long number = Folio.firstHousehold(folio); number < endOf(folio); number++) {
                household.make(number);
                if (household.isOpen()) {
                    int reason = household.hasLostMandate() ? NO_MANDATE : INSUFFICIENT_FUNDS;
                    rows.row().putLong(number).putInt(folio).putInt(RoundHistory.RUN);
                    rows.putShort(reason).putBytes(OPEN);
                    open++;
                } else if (!household.isPrePaid() && household.sharers() > 0) {
                    taken++;
                    sharers += household.sharers();
                }
            }
        }
        return new Written(0, 0, 0, open, taken, sharers * PopulationPlans.POST_PAID_MINOR);
    }
}
