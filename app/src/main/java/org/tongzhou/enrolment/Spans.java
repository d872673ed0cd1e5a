package org.tongzhou.enrolment;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tongzhou.core.round.Folio;
import org.tongzhou.core.round.FolioPage;
import org.tongzhou.core.round.FolioSpans;
import org.tongzhou.database.BinaryCopy;
import org.tongzhou.enrolment.SpanPages.Page;

/// The door to the spans: this module's slice of a folio for the pass.
///
/// A folio is read from its page, which holds all rows up to an epoch that is over, and from the
/// rows that came since. The page is a copy: without it the same rows come from the table.
@Component
public class Spans {

    /// A page is written anew when one row in so many is not on it.
    private static final int ROWS_FOR_EACH_NEW = 8;

    private static final String COLUMNS =
            """
            select household, enrolment, segment, revision, epoch, first_round, last_round,
                birth_round, carried_minor
            from enrolment.span
            """;
    private static final String ORDER = " order by household, enrolment, segment, revision";

    private final BinaryCopy copy;
    private final SpanRepository spans;
    private final SpanPages pages;

    Spans(BinaryCopy copy, SpanRepository spans, SpanPages pages) {
        this.copy = copy;
        this.spans = spans;
        this.pages = pages;
    }

    /// The rows of one enrolment that `epoch` knows.
    public FolioSpans of(int plan, long household, long enrolment, int epoch) {
        return spans.one(plan, household, enrolment, epoch);
    }

    /// All rows of the enrolments of a household in one plan.
    public FolioSpans ofHousehold(int plan, long household) {
        return spans.ofHousehold(plan, household);
    }

    /// All rows of a folio and plan that `epoch` knows.
    ///
    /// @throws IllegalStateException if the folio's page is damaged
    public FolioSpans folio(int folio, int plan, int epoch) {
        return pages.find(folio, plan)
                .map(page -> withNewer(folio, plan, page, epoch))
                .orElseGet(() -> between(folio, plan, -1, epoch));
    }

    private FolioSpans withNewer(int folio, int plan, Page page, int epoch) {
        FolioSpans rows = FolioPage.ofBytes(page.bytes());
        return epoch < page.epoch()
                ? rows.knownTo(epoch)
                : rows.with(between(folio, plan, page.epoch(), epoch));
    }

    /// The same, and brings the page up to `epoch` when enough has changed since it was written.
    ///
    /// @param epoch one that is over: no fact gets it any more
    @Transactional
    public FolioSpans settle(int folio, int plan, int epoch) {
        Optional<Page> page = pages.find(folio, plan);
        if (page.isPresent() && page.get().epoch() >= epoch) {
            return withNewer(folio, plan, page.get(), epoch);
        }
        FolioSpans old = page.map(Page::bytes).map(FolioPage::ofBytes).orElseGet(FolioSpans::new);
        FolioSpans newer = between(folio, plan, page.map(Page::epoch).orElse(-1), epoch);
        FolioSpans all = old.with(newer);
        if ((long) newer.size() * ROWS_FOR_EACH_NEW > all.size()) {
            pages.store(folio, plan, new Page(epoch, FolioPage.toBytes(all)));
        }
        return all;
    }

    /// The rows of some neighbouring households of one folio.
    public FolioSpans households(int plan, long first, long last, int epoch) {
        return rows(
                """
                %s where folio = %d and plan = %d and household between %d and %d
                    and epoch <= %d
                """
                        .formatted(COLUMNS, Folio.of(first), plan, first, last, epoch));
    }

    /// The rows of some households of a folio.
    public FolioSpans households(int plan, int folio, long[] households, int epoch) {
        String numbers =
                Arrays.stream(households).mapToObj(Long::toString).collect(Collectors.joining(","));
        return rows(
                """
                %s where folio = %d and plan = %d and household = any ('{%s}') and epoch <= %d
                """
                        .formatted(COLUMNS, folio, plan, numbers, epoch));
    }

    /// The rows of the epochs after `after`, to `epoch`.
    private FolioSpans between(int folio, int plan, int after, int epoch) {
        return rows(
                """
                %s where folio = %d and plan = %d and epoch > %d and epoch <= %d
                """
                        .formatted(COLUMNS, folio, plan, after, epoch));
    }

    private FolioSpans rows(String sql) {
        FolioSpans rows = new FolioSpans();
        copy.read(sql + ORDER, 9, row -> add(row, rows));
        return rows;
    }

    private static void add(ByteBuffer row, FolioSpans spans) {
        spans.add(
                new FolioSpans.Row(
                        BinaryCopy.longOf(row),
                        BinaryCopy.longOf(row),
                        BinaryCopy.shortOf(row),
                        BinaryCopy.shortOf(row),
                        BinaryCopy.intOf(row),
                        BinaryCopy.intOf(row),
                        BinaryCopy.intOf(row),
                        BinaryCopy.intOf(row),
                        BinaryCopy.longOf(row)));
    }
}
