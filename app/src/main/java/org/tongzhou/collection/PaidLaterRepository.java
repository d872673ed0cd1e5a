package org.tongzhou.collection;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tongzhou.core.debit.Packed;
import org.tongzhou.core.round.Folio;

/// What was unpaid and has been taken since: one small row for each folio and run. Who changes one
/// holds the folio's lock.
@Repository
class PaidLaterRepository {

    private static final String SELECT =
            "select run, packed from collection.paid_later where folio = :folio";
    private static final String STORE =
            """
            insert into collection.paid_later (folio, run, households, packed)
            values (:folio, :run, :households, :packed)
            on conflict (folio, run)
                do update set households = excluded.households, packed = excluded.packed
            """;

    private static final long ALL = -1;

    private final JdbcClient jdbc;

    PaidLaterRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Adds what was taken in a folio.
    void add(int folio, Collection<PaidLater> paid) {
        Map<Integer, List<PaidLater>> byRun = new TreeMap<>();
        for (PaidLater one : paid) {
            byRun.computeIfAbsent(one.run(), _ -> new ArrayList<>()).add(one);
        }
        byRun.forEach((run, more) -> {
            List<PaidLater> all = new ArrayList<>(of(folio, run));
            all.addAll(more);
            store(folio, run, all);
        });
    }

    /// Takes out what has been given back.
    void remove(PaidLater reversed) {
        int folio = Folio.of(reversed.household());
        List<PaidLater> all = new ArrayList<>(of(folio, reversed.run()));
        if (!all.remove(reversed)) {
            throw new IllegalStateException("not there: " + reversed);
        }
        store(folio, reversed.run(), all);
    }

    private List<PaidLater> of(int folio, int run) {
        return jdbc.sql(SELECT + " and run = :run")
                .param("folio", folio)
                .param("run", run)
                .query((row, _) -> unpacked(folio, run, row.getBytes("packed")))
                .optional()
                .orElse(List.of());
    }

    /// What a household paid later, whenever that was.
    List<PaidLater> ofHousehold(long household) {
        int folio = Folio.of(household);
        List<PaidLater> own = new ArrayList<>();
        jdbc.sql(SELECT + " order by run")
                .param("folio", folio)
                .query(row -> {
                    own.addAll(
                            unpacked(folio, row.getInt("run"), row.getBytes("packed"), household));
                });
        return own;
    }

    private void store(int folio, int run, List<PaidLater> all) {
        all.sort(Comparator.comparingLong(PaidLater::household));
        jdbc.sql(STORE)
                .param("folio", folio)
                .param("run", run)
                .param("households", all.size())
                .param("packed", packed(folio, all))
                .update();
    }

    private static byte[] packed(int folio, List<PaidLater> all) {
        Packed packed = new Packed();
        long before = Folio.firstHousehold(folio);
        for (PaidLater one : all) {
            packed.put(one.household() - before)
                    .put(one.reason().code())
                    .put(one.inRun() - one.run())
                    .put(one.on().toEpochDay());
            before = one.household();
        }
        return packed.toBytes();
    }

    private static List<PaidLater> unpacked(int folio, int run, byte[] bytes) {
        return unpacked(folio, run, bytes, ALL);
    }

    /// Of one household, or of all.
    private static List<PaidLater> unpacked(int folio, int run, byte[] bytes, long only) {
        List<PaidLater> all = new ArrayList<>();
        Packed packed = Packed.of(bytes);
        long household = Folio.firstHousehold(folio);
        while (packed.hasNext()) {
            household += packed.next();
            long reason = packed.next();
            long inRun = run + packed.next();
            long day = packed.next();
            if (only == ALL || household == only) {
                all.add(
                        new PaidLater(
                                household,
                                run,
                                Unpaid.Reason.ofCode(Math.toIntExact(reason)),
                                Math.toIntExact(inRun),
                                LocalDate.ofEpochDay(day)));
            }
        }
        return all;
    }
}
