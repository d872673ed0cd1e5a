package org.tongzhou.rounds;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tongzhou.core.money.Amount;
import org.tongzhou.core.round.FolioPass;
import org.tongzhou.core.round.FolioSpans;
import org.tongzhou.enrolment.Membership;
import org.tongzhou.enrolment.MovedMembers;
import org.tongzhou.enrolment.Spans;

/// Computes what an enrolment was charged in every struck round, from its few rows.
@Component
class Passbooks {

    private final Spans spans;
    private final MovedMembers moved;
    private final StruckRounds struck;

    Passbooks(Spans spans, MovedMembers moved, StruckRounds struck) {
        this.spans = spans;
        this.moved = moved;
        this.struck = struck;
    }

    /// The struck rounds that counted the member, the first one first.
    List<PassbookLine> of(Membership membership) {
        return of(List.of(membership)).getOrDefault(membership.enrolment(), List.of());
    }

    /// The same across all households that he was in.
    List<PassbookLine> whole(Membership membership) {
        Map<Long, List<PassbookLine>> books = new HashMap<>();
        addLines(moved.whole(membership), struck.of(membership.plan()), books);
        return books.values().stream().flatMap(List::stream).toList();
    }

    private record PlanHousehold(int plan, long household) {}

    /// The same for several members, by enrolment; who was never counted is left out.
    Map<Long, List<PassbookLine>> of(List<Membership> memberships) {
        Map<Integer, StruckRounds.Known> known = new HashMap<>();
        Set<PlanHousehold> read = new HashSet<>();
        Set<Long> asked = new HashSet<>();
        Map<Long, List<PassbookLine>> books = new HashMap<>();
        for (Membership one : memberships) {
            asked.add(one.enrolment());
            // A look costs more than the few rows of all who share in a household.
            if (read.add(new PlanHousehold(one.plan(), one.household()))) {
                addLines(
                        spans.ofHousehold(one.plan(), one.household()),
                        known.computeIfAbsent(one.plan(), struck::of),
                        books);
            }
        }
        books.keySet().retainAll(asked);
        return books;
    }

    private static void addLines(
            FolioSpans rows, StruckRounds.Known known, Map<Long, List<PassbookLine>> books) {
        FolioPass pass = new FolioPass(known.tables());
        for (StruckRounds.StruckRound one : known.rounds()) {
            int number = one.round().number();
            pass.charge(
                    rows,
                    number,
                    (_, enrolment, band, charge) -> {
                        Amount price = new Amount(known.tables().priceMinor(number, band));
                        books.computeIfAbsent(enrolment, _ -> new ArrayList<>())
                                .add(line(one, price, new Amount(charge)));
                    });
        }
    }

    private static PassbookLine line(StruckRounds.StruckRound struck, Amount price, Amount charge) {
        Round round = struck.round();
        Statement statement = struck.statement();
        return new PassbookLine(
                round.number(),
                round.noticeOn(),
                round.debitOn(),
                price,
                charge,
                statement.cases(),
                statement.members(),
                statement.payouts(),
                statement.fee(),
                statement.carryIn(),
                statement.subsidy(),
                statement.refunds().plus(statement.losses()).minus(statement.lateCharges()));
    }

    /// What a member has paid and whom he has helped.
    record Help(Amount charged, long cases) {}

    Help helpOf(Membership membership) {
        long cases = 0;
        Amount charged = Amount.ZERO;
        for (PassbookLine line : whole(membership)) {
            cases += line.cases();
            charged = charged.plus(line.charge());
        }
        return new Help(charged, cases);
    }
}
