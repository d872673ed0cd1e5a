package org.tongzhou.core.round;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.function.LongBinaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// How many members a frozen round counts, by band and by the room each has below the cap.
///
/// Members who owe the same whatever the price are one class; a price follows from the counts
/// alone, without a second look at a member. Room is in minor units; [RoundTerms#NO_CAP] where
/// there is no cap.
public final class ClassCounts {

    // By band; null where nobody is.
    private @Nullable Tally[] bands = new Tally[0];

    public void add(int band, long roomMinor, long members) {
        if (band >= bands.length) {
            bands = Arrays.copyOf(bands, band + 1);
        }
        Tally rooms = bands[band];
        if (rooms == null) {
            rooms = new Tally();
            bands[band] = rooms;
        }
        rooms.add(roomMinor, members);
    }

    public void addAll(ClassCounts other) {
        for (int band : other.bandsInUse()) {
            Tally rooms = other.rooms(band);
            for (long room : rooms.keys()) {
                add(band, room, rooms.count(room));
            }
        }
    }

    private Tally rooms(int band) {
        Tally rooms = band < bands.length ? bands[band] : null;
        return rooms == null ? new Tally() : rooms;
    }

    /// Members of all bands.
    public long members() {
        return sum((_, members) -> members);
    }

    /// Members of one band.
    public long members(int band) {
        return sum(band, (_, members) -> members);
    }

    /// What the band pays in all at `priceMinor`: each the price, as far as his room goes.
    public long chargedMinor(int band, long priceMinor) {
        return sum(
                band, (room, members) -> Math.multiplyExact(Math.min(room, priceMinor), members));
    }

    /// The room of all members of the band together; [RoundTerms#NO_CAP] if that is more than a
    /// number holds.
    long roomMinor(int band) {
        try {
            return sum(band, Math::multiplyExact);
        } catch (ArithmeticException _) {
            return RoundTerms.NO_CAP;
        }
    }

    /// Bands that have members, ascending.
    public int[] bandsInUse() {
        return IntStream.range(0, bands.length).filter(band -> bands[band] != null).toArray();
    }

    private long sum(LongBinaryOperator ofClass) {
        long sum = 0;
        for (int band : bandsInUse()) {
            sum = Math.addExact(sum, sum(band, ofClass));
        }
        return sum;
    }

    private long sum(int band, LongBinaryOperator ofClass) {
        long sum = 0;
        Tally rooms = rooms(band);
        for (long room : rooms.keys()) {
            sum = Math.addExact(sum, ofClass.applyAsLong(room, rooms.count(room)));
        }
        return sum;
    }

    /// The canonical bytes: bands and rooms ascending, so that equal counts have equal bytes.
    public byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            int[] used = bandsInUse();
            out.writeInt(used.length);
            for (int band : used) {
                Tally rooms = rooms(band);
                long[] keys = rooms.keys();
                out.writeInt(band);
                out.writeInt(keys.length);
                for (long room : keys) {
                    out.writeLong(room);
                    out.writeLong(rooms.count(room));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public static ClassCounts ofBytes(byte[] bytes) {
        ClassCounts counts = new ClassCounts();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int bands = in.readInt();
            for (int b = 0; b < bands; b++) {
                int band = in.readInt();
                int rooms = in.readInt();
                for (int r = 0; r < rooms; r++) {
                    counts.add(band, in.readLong(), in.readLong());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return counts;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ClassCounts counts && Arrays.equals(toBytes(), counts.toBytes());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(toBytes());
    }
}
