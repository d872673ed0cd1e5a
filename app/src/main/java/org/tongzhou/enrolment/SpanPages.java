package org.tongzhou.enrolment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tongzhou.database.BinaryCopy;

/// The pages of the folios: copies of their spans up to an epoch that is over.
@Repository
class SpanPages {

    private static final String STORE =
            """
            insert into enrolment.span_page (folio, plan, epoch, page)
            values (:folio, :plan, :epoch, :page)
            on conflict (folio, plan) do update set epoch = excluded.epoch, page = excluded.page
            where span_page.epoch < excluded.epoch
            """;

    private final BinaryCopy copy;
    private final JdbcClient jdbc;

    SpanPages(BinaryCopy copy, JdbcClient jdbc) {
        this.copy = copy;
        this.jdbc = jdbc;
    }

    /// The bytes of a [org.tongzhou.core.round.FolioPage], and the last epoch on it.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Page(int epoch, byte[] bytes) {}

    /// By copy, since a driver that has not prepared a query yet gets bytes as text.
    Optional<Page> find(int folio, int plan) {
        List<Page> found = new ArrayList<>();
        String query =
                "select epoch, page from enrolment.span_page where folio = %d and plan = %d"
                        .formatted(folio, plan);
        copy.read(
                query,
                2,
                row -> found.add(new Page(BinaryCopy.intOf(row), BinaryCopy.bytesOf(row))));
        return found.stream().findFirst();
    }

    void store(int folio, int plan, Page page) {
        jdbc.sql(STORE)
                .param("folio", folio)
                .param("plan", plan)
                .param("epoch", page.epoch())
                .param("page", page.bytes())
                .update();
    }
}
