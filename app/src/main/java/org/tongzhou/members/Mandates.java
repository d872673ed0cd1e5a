package org.tongzhou.members;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tongzhou.core.debit.FolioMandates;
import org.tongzhou.database.BinaryCopy;

/// The door to the mandates of a folio: this module's slice of it for a batch of debits.
///
/// It is read with `copy … to stdout (format binary)`, one range of the covering key in its order,
/// so that the latest revision of a household comes last and stands.
@Component
public class Mandates {

    private final BinaryCopy copy;

    Mandates(BinaryCopy copy) {
        this.copy = copy;
    }

    /// The mandates of a folio that `epoch` knows.
    public FolioMandates folio(int folio, int epoch) {
        return copy(folio, epoch, "");
    }

    /// Those of some households of a folio.
    public FolioMandates of(int folio, long[] households, int epoch) {
        String numbers =
                Arrays.stream(households).mapToObj(Long::toString).collect(Collectors.joining(","));
        return copy(folio, epoch, "and household = any ('{" + numbers + "}')");
    }

    private FolioMandates copy(int folio, int epoch, String households) {
        FolioMandates mandates = new FolioMandates(folio);
        String query =
                """
                select household, ceiling_minor, account_checked and not cancelled, account
                from members.mandate
                where folio = %d and epoch <= %d %s
                order by household, revision
                """
                        .formatted(folio, epoch, households);
        copy.read(query, 4, row -> put(row, mandates));
        return mandates;
    }

    @SuppressWarnings("ByteBufferBackingArray") // a copy's rows are wrapped arrays
    private static void put(ByteBuffer row, FolioMandates mandates) {
        long household = BinaryCopy.longOf(row);
        long ceiling = BinaryCopy.longOf(row);
        boolean allows = BinaryCopy.booleanOf(row);
        int length = row.getInt();
        mandates.put(household, ceiling, allows, row.array(), row.position(), length);
        row.position(row.position() + length);
    }
}
