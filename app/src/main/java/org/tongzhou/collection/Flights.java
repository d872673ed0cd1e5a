package org.tongzhou.collection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.tongzhou.core.debit.Packed;
import org.tongzhou.core.round.Folio;

/// Which unpaid rows fly with a batch, packed: the step to the next household, and how many runs
/// ago each was debited first.
final class Flights {

    /// The key of a row that flies.
    record Flight(long household, int run) {}

    private Flights() {}

    /// Packs rows that are in order.
    static byte[] packed(int folio, int run, Collection<Unpaid> rows) {
        Packed packed = new Packed();
        long before = Folio.firstHousehold(folio);
        for (Unpaid row : rows) {
            packed.put(row.household() - before).put(run - row.run());
            before = row.household();
        }
        return packed.toBytes();
    }

    static List<Flight> unpacked(int folio, int run, byte[] bytes) {
        List<Flight> flights = new ArrayList<>();
        Packed packed = Packed.of(bytes);
        long household = Folio.firstHousehold(folio);
        while (packed.hasNext()) {
            household += packed.next();
            flights.add(new Flight(household, Math.toIntExact(run - packed.next())));
        }
        return flights;
    }
}
