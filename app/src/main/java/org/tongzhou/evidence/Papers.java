package org.tongzhou.evidence;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The door to papers: each sealed under the key of the person it is about.
@Component
public class Papers {

    public static final int MOST_BYTES = 10 * 1024 * 1024;

    private static final String INSERT =
            """
            insert into evidence.paper (paper, person, sealed, media_type, bytes, commitment,
                added_at)
            values (:paper, :person, :sealed, :type, :bytes, :commitment, :at)
            on conflict (commitment, person) do nothing
            """;
    private static final String KNOWN =
            "select paper from evidence.paper where commitment = :commitment and person = :person";
    private static final String FIND =
            """
            select paper, person, media_type, bytes, added_at from evidence.paper
            where paper = :paper
            """;
    private static final String SEALED =
            "select person, sealed from evidence.paper where paper = :paper";
    private static final String SAME =
            """
            select other.paper
            from evidence.paper mine join evidence.paper other using (commitment)
            where mine.paper = :paper and other.paper <> mine.paper
            order by other.added_at
            """;

    private final JdbcClient jdbc;
    private final Vault vault;
    private final MasterKey master;

    Papers(JdbcClient jdbc, Vault vault, MasterKey master) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.master = master;
    }

    /// Keeps a paper about a person, sealed. Handed in twice, it is kept once.
    ///
    /// @throws IllegalStateException if the person was erased
    @Transactional(propagation = Propagation.MANDATORY)
    public PaperKept keep(long person, byte[] content, Instant at) {
        if (content.length == 0) {
            return new PaperKept.Empty();
        }
        if (content.length > MOST_BYTES) {
            return new PaperKept.TooLarge(MOST_BYTES);
        }
        Optional<PaperFormat> format = PaperFormat.of(content);
        if (format.isEmpty()) {
            return new PaperKept.UnknownFormat();
        }
        byte[] commitment = commitment(content);
        insert(person, content, format.get(), commitment, at);
        return new PaperKept.Kept(
                jdbc.sql(KNOWN)
                        .param("commitment", commitment)
                        .param("person", person)
                        .query(UUID.class)
                        .single());
    }

    private void insert(
            long person, byte[] content, PaperFormat format, byte[] commitment, Instant at) {
        UUID paper = UUID.randomUUID();
        SealingKey key =
                vault.key(person)
                        .orElseThrow(() -> new IllegalStateException("the person was erased"));
        jdbc.sql(INSERT)
                .param("paper", paper)
                .param("person", person)
                .param("sealed", key.seal(purpose(paper), content))
                .param("type", format.mediaType())
                .param("bytes", content.length)
                .param("commitment", commitment)
                .param("at", Timestamp.from(at))
                .update();
    }

    public Optional<Paper> find(UUID paper) {
        return jdbc.sql(FIND).param("paper", paper).query((row, _) -> paper(row)).optional();
    }

    /// The paper as it was handed in, or nothing if its person was erased.
    public Optional<byte[]> open(UUID paper) {
        return jdbc.sql(SEALED)
                .param("paper", paper)
                .query((row, _) -> new Sealed(row.getLong("person"), row.getBytes("sealed")))
                .optional()
                .flatMap(sealed ->
                        vault.key(sealed.person())
                                .map(key -> key.open(purpose(paper), sealed.bytes())));
    }

    /// Papers with the same content that were handed in for other persons.
    public List<UUID> same(UUID paper) {
        return jdbc.sql(SAME)
                .param("paper", paper)
                .query((row, _) -> row.getObject("paper", UUID.class))
                .list();
    }

    @SuppressWarnings("ArrayRecordComponent") // sealed bytes on their way from a column
    private record Sealed(long person, byte[] bytes) {}

    private static String purpose(UUID paper) {
        return "paper " + paper;
    }

    private byte[] commitment(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return master.hash("paper", HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Paper paper(ResultSet row) throws SQLException {
        return new Paper(
                row.getObject("paper", UUID.class),
                row.getLong("person"),
                PaperFormat.ofMediaType(row.getString("media_type")),
                row.getInt("bytes"),
                row.getTimestamp("added_at").toInstant());
    }
}
