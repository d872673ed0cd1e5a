package org.tongzhou.collection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.tongzhou.collection.OverviewRepository.OpenTotal;
import org.tongzhou.core.money.Amount;

/// What is open, by plan and state: lines of their own by SQL, the others derived, folio by folio.
@Component
class OpenTotals {

    private record Key(int plan, Line.State state) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return Comparator.comparingInt(Key::plan)
                    .thenComparing(Key::state)
                    .compare(this, other);
        }
    }

    private final OverviewRepository overview;
    private final UnpaidRepository unpaid;
    private final DerivedLines derived;

    OpenTotals(OverviewRepository overview, UnpaidRepository unpaid, DerivedLines derived) {
        this.overview = overview;
        this.unpaid = unpaid;
        this.derived = derived;
    }

    List<OpenTotal> all() {
        Map<Key, OpenTotal> totals = new TreeMap<>();
        overview.open().forEach(total -> add(totals, total));
        for (int folio : unpaid.folios()) {
            for (Line line : derived.of(folio, unpaid.ofFolio(folio))) {
                add(totals, new OpenTotal(line.plan(), line.state(), 1, line.open()));
            }
        }
        return new ArrayList<>(totals.values());
    }

    private static void add(Map<Key, OpenTotal> totals, OpenTotal more) {
        totals.merge(new Key(more.plan(), more.state()), more, OpenTotal::plus);
    }

    /// What is open in each plan.
    Map<Integer, Amount> byPlan() {
        Map<Integer, Amount> sums = new TreeMap<>();
        all().forEach(total -> sums.merge(total.plan(), total.open(), Amount::plus));
        return sums;
    }
}
