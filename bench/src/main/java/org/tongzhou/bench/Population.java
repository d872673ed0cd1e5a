package org.tongzhou.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.SplittableRandom;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;
import org.tongzhou.core.round.Folio;
import org.tongzhou.core.round.FolioSpans;

/// A plausible membership: households of one to six, ages as in a young country, a surge of joiners
/// in the first rounds, some who left. The same seed gives the same rows, whichever thread writes
/// them.
///
/// Only the hot tables are filled: no pass reads names.
final class Population {

    /// Households' sizes, in hundredths of all households, from one person up.
    private static final int[] SIZES = {28, 26, 24, 13, 6, 3};

    private static final double MEAN_SIZE = 2.52;
    private static final int HUNDRED = 100;
    private static final int SURGE_PERCENT = 35;
    private static final int SURGE_ROUNDS = 4;
    private static final int LEAVING_PERCENT = 6;
    private static final int OLDEST_YEARS = 60;
    private static final int ROUNDS_A_YEAR = 24;
    // No household comes above it in one round.
    private static final long CEILING_MINOR = 10_000;
    private static final byte[] JOINED = "JOINED".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LEFT = "LEFT".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ACCOUNT = "acc-00000000".getBytes(StandardCharsets.US_ASCII);
    private static final int BUFFER_BYTES = 1 << 18;
    private static final int LARGEST_ROW = 200;
    private static final byte[] SIGNATURE = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0
    };

    private final int plan;
    private final int firstRound;
    private final long seed;

    /// @param firstRound the round of the plan's launch; people join over the year from it
    Population(int plan, int firstRound, long seed) {
        this.plan = plan;
        this.firstRound = firstRound;
        this.seed = seed;
    }

    int plan() {
        return plan;
    }

    /// How many folios hold about so many members.
    static int folios(long members) {
        return Math.toIntExact(Math.ceilDiv(members, (long) (Folio.HOUSEHOLDS * MEAN_SIZE)));
    }

    /// Facts of the rounds before the measured one, or those that came after them: the last lie at
    /// the end of the table, as they do where people join day by day.
    enum Facts {
        OLD,
        NEW;

        boolean isOf(int epoch) {
            return (epoch < ROUNDS_A_YEAR - 1) == (this == OLD);
        }
    }

    /// Writes the spans of one folio that are old, or new.
    ///
    /// @return how many members it has
    long spans(Connection connection, int folio, Facts facts) throws SQLException, IOException {
        SplittableRandom random = new SplittableRandom(seed * 1_000_003 + folio);
        long members = 0;
        try (Rows rows = new Rows(connection, "enrolment.span")) {
            rows.facts = facts;
            for (int i = 0; i < Folio.HOUSEHOLDS; i++) {
                int size = size(random);
                for (int person = 0; person < size; person++) {
                    member(rows, random, folio, Folio.firstHousehold(folio) + i, members++);
                }
            }
        }
        return members;
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

    private void member(Rows rows, SplittableRandom random, int folio, long household, long place)
            throws IOException {
        boolean surge = random.nextInt(HUNDRED) < SURGE_PERCENT;
        int joined = firstRound + random.nextInt(surge ? SURGE_ROUNDS : ROUNDS_A_YEAR);
        int born = joined - random.nextInt(1, OLDEST_YEARS * ROUNDS_A_YEAR);
        // Nobody turns 60 in the measured round: who does moves to the plan for the old, and for
        // that his sealed data are read, which are not here.
        born -= born + OLDEST_YEARS * ROUNDS_A_YEAR == firstRound + ROUNDS_A_YEAR - 1 ? 1 : 0;
        long enrolment = ((long) folio << 18) + place;
        int end = born + OLDEST_YEARS * ROUNDS_A_YEAR - 1;
        span(rows, folio, household, enrolment, 1, joined, joined, end, born, JOINED);
        if (random.nextInt(HUNDRED) < LEAVING_PERCENT) {
            int left = random.nextInt(joined, firstRound + ROUNDS_A_YEAR);
            int last = Math.min(left, end);
            span(rows, folio, household, enrolment, 2, left, joined, last, born, LEFT);
        }
    }

    /// The epoch of a fact is that of the round it came before.
    private void span(
            Rows rows,
            int folio,
            long household,
            long enrolment,
            int revision,
            int cameBefore,
            int first,
            int last,
            int born,
            byte[] cause)
            throws IOException {
        int epoch = cameBefore - firstRound;
        if (!rows.facts.isOf(epoch)) {
            return;
        }
        ByteBuffer row = rows.row(13);
        row.putInt(4).putInt(folio).putInt(8).putLong(household).putInt(8).putLong(enrolment);
        row.putInt(2).putShort((short) 1).putInt(2).putShort((short) revision);
        row.putInt(2).putShort((short) plan).putInt(4).putInt(epoch);
        row.putInt(8).putLong(0).putInt(4).putInt(first);
        row.putInt(4).putInt(Math.min(last, FolioSpans.OPEN)).putInt(4).putInt(born);
        row.putInt(8).putLong(0).putInt(cause.length).put(cause);
    }

    /// Writes the mandates of one folio's payers.
    void mandates(Connection connection, int folio) throws SQLException, IOException {
        try (Rows rows = new Rows(connection, "members.mandate")) {
            for (int i = 0; i < Folio.HOUSEHOLDS; i++) {
                ByteBuffer row = rows.row(9);
                row.putInt(4).putInt(folio).putInt(8).putLong(Folio.firstHousehold(folio) + i);
                row.putInt(4).putInt(1).putInt(4).putInt(0).putInt(8).putLong(0);
                row.putInt(8).putLong(CEILING_MINOR).putInt(ACCOUNT.length).put(ACCOUNT);
                row.putInt(1).put((byte) 1).putInt(1).put((byte) 0);
            }
        }
    }

    /// Rows on their way to a table with `copy … from stdin (format binary)`, in the order of the
    /// table's columns.
    private static final class Rows implements AutoCloseable {

        private Facts facts = Facts.OLD;
        private final PGCopyOutputStream out;
        private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);

        Rows(Connection connection, String table) throws SQLException {
            out =
                    new PGCopyOutputStream(
                            connection.unwrap(PGConnection.class),
                            "copy " + table + " from stdin (format binary)");
            buffer.put(SIGNATURE).putInt(0).putInt(0);
        }

        ByteBuffer row(int columns) throws IOException {
            if (buffer.remaining() < LARGEST_ROW) {
                flush();
            }
            return buffer.putShort((short) columns);
        }

        private void flush() throws IOException {
            out.write(buffer.array(), 0, buffer.position());
            buffer.clear();
        }

        @Override
        public void close() throws IOException {
            buffer.putShort((short) -1);
            flush();
            out.close();
        }
    }
}
