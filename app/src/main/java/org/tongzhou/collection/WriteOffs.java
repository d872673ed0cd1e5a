package org.tongzhou.collection;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.tongzhou.collection.ShareRepository.ShareKey;
import org.tongzhou.core.money.Amount;
import org.tongzhou.gate.Moment;

/// Gives up what is open of a folio's lines at a close.
///
/// A line that is stored ends with an event. A share that stands in an unpaid row of its household
/// is packed with the others, and the row goes away when it stands for nothing more.
@Component
class WriteOffs {

    private final LineRepository stored;
    private final UnpaidRepository unpaid;
    private final WrittenOffRepository writtenOff;
    private final DerivedLines derived;

    WriteOffs(
            LineRepository stored,
            UnpaidRepository unpaid,
            WrittenOffRepository writtenOff,
            DerivedLines derived) {
        this.stored = stored;
        this.unpaid = unpaid;
        this.writtenOff = writtenOff;
        this.derived = derived;
    }

    /// Whoever calls holds the folio's lock, and comes once for each folio and close.
    ///
    /// @param lost open lines of the folio and plan, of which none is under way
    /// @return what they came to
    Amount of(int folio, Close close, List<Line> lost, Moment moment) {
        if (lost.isEmpty()) {
            return Amount.ZERO;
        }
        Set<ShareKey> own = withLine(folio);
        Amount sum = Amount.ZERO;
        List<WrittenOff> shares = new ArrayList<>();
        for (Line line : lost) {
            if (line.run().isPresent()) {
                throw new IllegalStateException("nobody knows yet: " + line);
            }
            sum = sum.plus(line.open());
            if (line.correction() != 0 || own.contains(ShareKey.of(line))) {
                LineRepository.Event kind = LineRepository.Event.WRITTEN_OFF;
                Amount change = line.open().negated();
                stored.change(line, kind, change, close.bearer().name(), close.ref(), moment);
            } else {
                shares.add(WrittenOff.of(line));
            }
        }
        if (!shares.isEmpty()) {
            writtenOff.insert(folio, close, shares, moment);
            removeEmptyRows(folio, shares);
        }
        return sum;
    }

    private Set<ShareKey> withLine(int folio) {
        Set<ShareKey> own = new HashSet<>();
        for (Line line : stored.openIn(folio)) {
            if (line.correction() == 0) {
                own.add(ShareKey.of(line));
            }
        }
        return own;
    }

    private void removeEmptyRows(int folio, List<WrittenOff> shares) {
        Set<Long> households = new HashSet<>();
        shares.forEach(share -> households.add(share.household()));
        Map<Integer, List<Unpaid>> byRun = new TreeMap<>();
        for (Unpaid row : unpaid.ofFolio(folio)) {
            if (households.contains(row.household())) {
                byRun.computeIfAbsent(row.run(), _ -> new ArrayList<>()).add(row);
            }
        }
        for (List<Unpaid> rows : byRun.values()) {
            Set<Long> left = new HashSet<>();
            derived.of(folio, rows).forEach(line -> left.add(line.household()));
            List<Unpaid> empty =
                    rows.stream().filter(row -> !left.contains(row.household())).toList();
            unpaid.delete(folio, empty);
        }
    }
}
