package org.tongzhou.core.round;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongBinaryOperator;

/// How many members a frozen round counts, by band and by the room each has below the cap.
///
/// Members who owe the same whatever the price are one class; a price follows from the counts
/// alone, without a second look at a member. Room is in minor units; [RoundTerms#NO_CAP] where
/// there is no cap.
public final class ClassCounts {

    private final Map<Integer, TreeMap<Long, Long>> bands = new TreeMap<>();

    public void add(int band, long roomMinor, long members) {
        bands.computeIfAbsent(band, _ -> new TreeMap<>()).merge(roomMinor, members, Math::addExact);
    }

    public void addAll(ClassCounts other) {
        other.bands.forEach((band, rooms) -> rooms.forEach((room, n) -> add(band, room, n)));
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
        return bands.keySet().stream().mapToInt(band -> band).toArray();
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
        for (var entry : bands.getOrDefault(band, new TreeMap<>()).entrySet()) {
            sum = Math.addExact(sum, ofClass.applyAsLong(entry.getKey(), entry.getValue()));
        }
        return sum;
    }

    /// The canonical bytes: bands and rooms ascending, so that equal counts have equal bytes.
    public byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(bands.size());
            for (var band : bands.entrySet()) {
                out.writeInt(band.getKey());
                out.writeInt(band.getValue().size());
                for (var room : band.getValue().entrySet()) {
                    out.writeLong(room.getKey());
                    out.writeLong(room.getValue());
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
