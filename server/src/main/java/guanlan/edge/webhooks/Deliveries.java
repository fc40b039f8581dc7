package guanlan.edge.webhooks;

import static guanlan.edge.webhooks.WebhookStore.at;

import guanlan.platform.database.CompanySql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Messages on their way, of the caller's company. */
@Repository
class Deliveries {
    /** On their way to one webhook at a time, so that a slow one does not hold up the others. */
    private static final int PER_WEBHOOK = 4;

    private static final String CLAIM =
            """
            with hook as (
                select w.id, :each - (select count(*) from webhook_delivery l
                                       where l.webhook = w.id and l.state = 'waiting' and l.leased_until > :now) as free
                  from webhook w
                 where w.active and w.paused_at is null and (w.retry_at is null or w.retry_at <= :now)
            ), due as (
                select d.id
                  from hook cross join lateral (
                       select d.id from webhook_delivery d
                        where d.webhook = hook.id and d.state = 'waiting' and d.due_at <= :now
                          and (d.leased_until is null or d.leased_until <= :now)
                          and not exists (
                              select from webhook_delivery e
                               where e.webhook = d.webhook and e.record = d.record and e.state = 'waiting'
                                 and (e.xid, e.seq) < (d.xid, d.seq))
                        order by d.xid, d.seq
                        limit greatest(hook.free, 0)) d
                 limit :most
            )
            update webhook_delivery d
               set leased_until = :until, attempts = attempts + 1
             where d.id in (select id from due) and d.state = 'waiting'
               and (d.leased_until is null or d.leased_until <= :now)
            returning *
            """;

    private final CompanySql sql;
    private final JsonMapper json;
    private final InstantSource clock;

    Deliveries(CompanySql sql, JsonMapper json, InstantSource clock) {
        this.sql = sql;
        this.json = json;
        this.clock = clock;
    }

    /** A message that is to be sent. */
    record Letter(
            UUID id, UUID webhook, long xid, long seq, String event, UUID record, String payload) {}

    /** Those that are known already are left alone. */
    int add(List<Letter> letters) {
        return sql.run(
                jdbc ->
                        jdbc.sql(
                                        """
                                        insert into webhook_delivery
                                               (id, webhook, xid, seq, event, record, payload, due_at, created_at)
                                        select id, webhook, xid, seq, event, record, payload, :now, :now
                                          from jsonb_to_recordset(:letters::jsonb)
                                               as l(id uuid, webhook uuid, xid bigint, seq bigint, event text, record uuid, payload text)
                                        on conflict (id) do nothing
                                        """)
                                .param("now", at(clock.instant()))
                                .param("letters", json.writeValueAsString(letters))
                                .update());
    }

    /** Takes some that are due, for so long; of one record only the first that waits. */
    List<Delivery> claim(int most, Duration lease) {
        Instant now = clock.instant();
        return sql.run(
                jdbc ->
                        jdbc.sql(CLAIM)
                                .param("each", PER_WEBHOOK)
                                .param("most", most)
                                .param("now", at(now))
                                .param("until", at(now.plus(lease)))
                                .query((row, _) -> delivery(row))
                                .list());
    }

    /** One attempt is over. */
    record Attempt(
            String state,
            Instant dueAt,
            @Nullable Integer status,
            int ms,
            @Nullable String answer,
            @Nullable String failure) {}

    void settle(UUID id, Attempt attempt) {
        sql.run(
                jdbc ->
                        jdbc.sql(
                                        """
                                        update webhook_delivery
                                           set state = :state, due_at = :due, leased_until = null, status = :status, ms = :ms,
                                               answer = :answer, failure = :failure,
                                               done_at = case when :state = 'waiting' then null else :now end
                                         where id = :id
                                        """)
                                .param("id", id)
                                .param("state", attempt.state())
                                .param("due", at(attempt.dueAt()))
                                .param("status", attempt.status(), Types.INTEGER)
                                .param("ms", attempt.ms())
                                .param("answer", attempt.answer(), Types.VARCHAR)
                                .param("failure", attempt.failure(), Types.VARCHAR)
                                .param("now", at(clock.instant()))
                                .update());
    }

    /** The newest first, after the one with the given id. */
    List<Delivery> list(UUID webhook, @Nullable String state, @Nullable UUID after, int limit) {
        return sql.run(
                jdbc ->
                        jdbc.sql(
                                        """
                                        select * from webhook_delivery d
                                         where d.webhook = :webhook
                                           and (:state::text is null or d.state = :state)
                                           and (:after::uuid is null
                                                or (d.created_at, d.id) < (select a.created_at, a.id from webhook_delivery a where a.id = :after))
                                         order by d.created_at desc, d.id desc
                                         limit :limit
                                        """)
                                .param("webhook", webhook)
                                .param("state", state, Types.VARCHAR)
                                .param("after", after, Types.OTHER)
                                .param("limit", limit)
                                .query((row, _) -> delivery(row))
                                .list());
    }

    Optional<Delivery> find(UUID webhook, UUID id) {
        return sql.run(
                jdbc ->
                        jdbc.sql("select * from webhook_delivery where webhook = ? and id = ?")
                                .param(webhook)
                                .param(id)
                                .query((row, _) -> delivery(row))
                                .optional());
    }

    /** Once more, under the same id and with the same text. */
    void again(UUID id) {
        sql.run(
                jdbc ->
                        jdbc.sql(
                                        """
                                        update webhook_delivery
                                           set state = 'waiting', due_at = :now, created_at = :now, done_at = null, leased_until = null
                                         where id = :id
                                        """)
                                .param("id", id)
                                .param("now", at(clock.instant()))
                                .update());
    }

    int failedAgain(UUID webhook) {
        return sql.run(
                jdbc ->
                        jdbc.sql(
                                        """
                                        update webhook_delivery
                                           set state = 'waiting', due_at = :now, created_at = :now, done_at = null
                                         where webhook = :webhook and state = 'failed'
                                        """)
                                .param("webhook", webhook)
                                .param("now", at(clock.instant()))
                                .update());
    }

    Map<String, Long> counts(UUID webhook) {
        return sql.run(
                jdbc ->
                        jdbc
                                .sql(
                                        "select state, count(*) from webhook_delivery where webhook = ? group by state")
                                .param(webhook)
                                .query((row, _) -> Map.entry(row.getString(1), row.getLong(2)))
                                .list()
                                .stream()
                                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    int forget(Instant before) {
        return sql.run(
                jdbc ->
                        jdbc.sql(
                                        "delete from webhook_delivery where state <> 'waiting' and done_at < ?")
                                .param(at(before))
                                .update());
    }

    private static Delivery delivery(ResultSet row) throws SQLException {
        return new Delivery(
                row.getObject("id", UUID.class),
                row.getObject("webhook", UUID.class),
                row.getLong("xid"),
                row.getLong("seq"),
                row.getString("event"),
                row.getObject("record", UUID.class),
                row.getString("payload"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getInt("attempts"),
                new Delivery.Result(
                        row.getString("state"),
                        row.getObject("due_at", OffsetDateTime.class).toInstant(),
                        WebhookStore.instant(row, "done_at"),
                        row.getObject("status", Integer.class),
                        row.getObject("ms", Integer.class),
                        row.getString("answer"),
                        row.getString("failure")));
    }
}
