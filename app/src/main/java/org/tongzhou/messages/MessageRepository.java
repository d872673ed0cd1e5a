package org.tongzhou.messages;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class MessageRepository {

    private static final String INSERT =
            """
            insert into messages.message (account, kind, details, at)
            values (:account, :kind, :details::jsonb, :at)
            """;
    private static final String PAGE =
            """
            select m.message, m.kind, m.details::text as details, m.at,
                m.message <= coalesce(r.message, 0) as is_read
            from messages.message m left join messages.read_until r on r.account = m.account
            where m.account = :account and m.message < :before
            order by m.message desc limit :limit
            """;
    private static final String READ =
            """
            insert into messages.read_until (account, message, at)
            select m.account, m.message, :at from messages.message m
            where m.account = :account and m.message = :message
            on conflict (account) do update
            set message = greatest(messages.read_until.message, excluded.message), at = excluded.at
            """;
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, String>> DETAILS = new TypeReference<>() {};

    private final JdbcClient jdbc;

    MessageRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(long account, Message.Kind kind, Map<String, String> details, Instant at) {
        jdbc.sql(INSERT)
                .param("account", account)
                .param("kind", kind.name())
                .param("details", JSON.writeValueAsString(details))
                .param("at", Timestamp.from(at))
                .update();
    }

    /// The newest first, before a number.
    List<Message> page(long account, long before, int limit) {
        return jdbc.sql(PAGE)
                .param("account", account)
                .param("before", before)
                .param("limit", limit)
                .query((row, _) ->
                        new Message(
                                row.getLong("message"),
                                Message.Kind.valueOf(row.getString("kind")),
                                JSON.readValue(row.getString("details"), DETAILS),
                                row.getTimestamp("at").toInstant(),
                                row.getBoolean("is_read")))
                .list();
    }

    void read(long account, long message, Instant at) {
        jdbc.sql(READ)
                .param("account", account)
                .param("message", message)
                .param("at", Timestamp.from(at))
                .update();
    }
}
