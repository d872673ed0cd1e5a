package org.tongzhou.collection;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tongzhou.core.debit.Packed;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.round.Folio;
import org.tongzhou.gate.Moment;

/// What was written off: one small row for each folio and close. Who adds one holds the folio's
/// lock.
@Repository
class WrittenOffRepository {

    private static final String INSERT =
            """
            insert into collection.written_off (folio, plan, closed_round, bearer, shares,
                amount_minor, epoch, at, packed)
            values (:folio, :plan, :closedRound, :bearer, :shares, :amount, :epoch, :at, :packed)
            """;
    private static final String SELECT =
            "select plan, packed from collection.written_off where folio = :folio";
    private static final String ORDER = " order by plan, closed_round";
    private static final String OF_PLAN =
            SELECT + " and plan = :plan and (closed_round >= :round or closed_round = 0)" + ORDER;

    private final JdbcClient jdbc;

    WrittenOffRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(int folio, Close close, List<WrittenOff> shares, Moment moment) {
        Amount sum = Amount.ZERO;
        for (WrittenOff share : shares) {
            sum = sum.plus(share.amount());
        }
        jdbc.sql(INSERT)
                .param("folio", folio)
                .param("plan", close.plan())
                .param("closedRound", close.round())
                .param("bearer", close.bearer().name())
                .param("shares", shares.size())
                .param("amount", sum.minor())
                .param("epoch", moment.epoch())
                .param("at", Timestamp.from(moment.instant()))
                .param("packed", packed(folio, shares))
                .update();
    }

    /// Of a folio and plan, in whatever close.
    List<WrittenOff> of(int folio, int plan) {
        return closedFrom(folio, plan, 0);
    }

    /// Shares of one round: given up when it was closed, or later.
    List<WrittenOff> of(int folio, int plan, int round) {
        return closedFrom(folio, plan, round).stream()
                .filter(share -> share.round() == round)
                .toList();
    }

    private List<WrittenOff> closedFrom(int folio, int plan, int round) {
        return jdbc
                .sql(OF_PLAN)
                .param("folio", folio)
                .param("plan", plan)
                .param("round", round)
                .query((row, _) -> unpacked(folio, plan, row.getBytes("packed")))
                .list()
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    List<WrittenOff> ofHousehold(long household) {
        int folio = Folio.of(household);
        return jdbc
                .sql(SELECT + ORDER)
                .param("folio", folio)
                .query((row, _) -> unpacked(folio, row.getInt("plan"), row.getBytes("packed")))
                .list()
                .stream()
                .flatMap(List::stream)
                .filter(share -> share.household() == household)
                .toList();
    }

    private static byte[] packed(int folio, List<WrittenOff> shares) {
        Packed packed = new Packed();
        long before = Folio.firstHousehold(folio);
        List<WrittenOff> inOrder =
                shares.stream().sorted(Comparator.comparingLong(WrittenOff::household)).toList();
        for (WrittenOff share : inOrder) {
            packed.put(share.household() - before)
                    .put(share.enrolment())
                    .put(share.round())
                    .put(share.amount().minor());
            before = share.household();
        }
        return packed.toBytes();
    }

    private static List<WrittenOff> unpacked(int folio, int plan, byte[] bytes) {
        List<WrittenOff> shares = new ArrayList<>();
        Packed packed = Packed.of(bytes);
        long household = Folio.firstHousehold(folio);
        while (packed.hasNext()) {
            household += packed.next();
            long enrolment = packed.next();
            int round = Math.toIntExact(packed.next());
            Amount amount = new Amount(packed.next());
            shares.add(new WrittenOff(household, enrolment, plan, round, amount));
        }
        return shares;
    }
}
