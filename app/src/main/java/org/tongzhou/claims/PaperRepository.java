package org.tongzhou.claims;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PaperRepository {

    static final int MOST = 20;

    // Two that add at once may take the same number; the key lets one of them in.
    private static final String INSERT =
            """
            insert into claims.claim_paper (claim, number, paper, kind, by_account, added_at)
            select :claim, coalesce(max(number), 0) + 1, :paper, :kind, :by, :at
            from claims.claim_paper where claim = :claim
            having coalesce(max(number), 0) < 20
            on conflict do nothing
            """;
    private static final String OF_CLAIM =
            """
            select claim, number, paper, kind, added_at
            from claims.claim_paper where claim = :claim order by number
            """;
    private static final String ELSEWHERE =
            """
            select distinct claim from claims.claim_paper
            where paper in (:papers) and claim <> :claim order by claim
            """;

    private final JdbcClient jdbc;

    PaperRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The number of the paper in the claim, or nothing if there are too many.
    Optional<Integer> add(long claim, UUID paper, PaperKind kind, long by, Instant at) {
        for (int tries = 0; tries < MOST; tries++) {
            int added =
                    jdbc.sql(INSERT)
                            .param("claim", claim)
                            .param("paper", paper)
                            .param("kind", kind.name())
                            .param("by", by)
                            .param("at", Timestamp.from(at))
                            .update();
            List<ClaimPaper> all = ofClaim(claim);
            Optional<Integer> number =
                    all.stream()
                            .filter(known -> known.paper().equals(paper))
                            .map(ClaimPaper::number)
                            .findFirst();
            if (added == 1 || number.isPresent() || all.size() >= MOST) {
                return number;
            }
        }
        return Optional.empty();
    }

    List<ClaimPaper> ofClaim(long claim) {
        return jdbc.sql(OF_CLAIM)
                .param("claim", claim)
                .query((row, _) ->
                        new ClaimPaper(
                                row.getLong("claim"),
                                row.getInt("number"),
                                row.getObject("paper", UUID.class),
                                PaperKind.valueOf(row.getString("kind")),
                                row.getTimestamp("added_at").toInstant()))
                .list();
    }

    /// Other claims that these papers were handed in for.
    List<Long> elsewhere(long claim, List<UUID> papers) {
        return jdbc.sql(ELSEWHERE)
                .param("papers", papers)
                .param("claim", claim)
                .query((row, _) -> row.getLong("claim"))
                .list();
    }
}
