package guanlan.edge.webhooks;

import guanlan.platform.database.CompanySql;
import guanlan.platform.secrets.Sealed;
import guanlan.platform.secrets.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The webhooks of the caller's company. */
@Repository
class WebhookStore {
    private final CompanySql sql;
    private final JsonMapper json;
    private final InstantSource clock;
    private final Vault vault;

    WebhookStore(CompanySql sql, JsonMapper json, InstantSource clock, Vault vault) {
        this.vault = vault;
        this.sql = sql;
        this.json = json;
        this.clock = clock;
    }

    /** The valid secrets of a webhook, the newest first. */
    record Secrets(List<WebhookSecret> all) {}

    List<Webhook> all() {
        return sql.run(
                jdbc ->
                        jdbc.sql("select * from webhook order by created_at, id")
                                .query((row, _) -> webhook(row))
                                .list());
    }

    Optional<Webhook> find(UUID id) {
        return sql.run(
                jdbc ->
                        jdbc.sql("select * from webhook where id = ?")
                                .param(id)
                                .query((row, _) -> webhook(row))
                                .optional());
    }

    void add(Webhook webhook, WebhookSecret secret) {
        sql.run(
                jdbc ->
                        jdbc.sql(
                                        """
                                        insert into webhook (id, name, url, events, owner, active, secret, created_at)
                                        values (?, ?, ?, ?::jsonb, ?, ?, ?, ?)
                                        """)
                                .param(webhook.id())
                                .param(webhook.name())
                                .param(webhook.url())
                                .param(json.writeValueAsString(webhook.events()))
                                .param(webhook.owner())
                                .param(webhook.active())
                                .param(vault.seal(secret.text()).token())
                                .param(at(webhook.createdAt()))
                                .update());
    }

    void change(Webhook webhook) {
        sql.run(
                jdbc ->
                        jdbc.sql(
                                        """
                                        update webhook set name = ?, url = ?, events = ?::jsonb, owner = ?, active = ?
                                         where id = ?
                                        """)
                                .param(webhook.name())
                                .param(webhook.url())
                                .param(json.writeValueAsString(webhook.events()))
                                .param(webhook.owner())
                                .param(webhook.active())
                                .param(webhook.id())
                                .update());
    }

    boolean remove(UUID id) {
        return sql.run(
                jdbc -> jdbc.sql("delete from webhook where id = ?").param(id).update() == 1);
    }

    /** The old secret stays valid for a while, so that the other side can change over. */
    void renewSecret(UUID id, WebhookSecret fresh, Instant oldUntil) {
        sql.run(
                jdbc ->
                        jdbc.sql(
                                        """
                                        update webhook set old_secret = secret, old_secret_until = ?, secret = ?
                                         where id = ?
                                        """)
                                .param(at(oldUntil))
                                .param(vault.seal(fresh.text()).token())
                                .param(id)
                                .update());
    }

    Secrets secrets(UUID id) {
        return new Secrets(
                sql.run(
                        jdbc ->
                                jdbc.sql(
                                                """
                                                select secret from webhook where id = :id
                                                union all
                                                select old_secret from webhook where id = :id and old_secret_until > :now
                                                """)
                                        .param("id", id)
                                        .param("now", at(clock.instant()))
                                        .query((row, _) -> opened(row.getString(1)))
                                        .list()));
    }

    /** Those from before there were seals are in clear until they are renewed. */
    private WebhookSecret opened(String kept) {
        return WebhookSecret.find(kept)
                .or(() -> vault.open(new Sealed(kept)).map(WebhookSecret::new))
                .orElseThrow(() -> new IllegalStateException("the key of a secret is not here"));
    }

    void pause(UUID id, String reason) {
        sql.run(
                jdbc ->
                        jdbc.sql(
                                        """
                                        update webhook set paused_at = ?, pause_reason = ?
                                         where id = ? and paused_at is null
                                        """)
                                .param(at(clock.instant()))
                                .param(reason)
                                .param(id)
                                .update());
    }

    /** As if it had never failed; what waits is due now. */
    void resume(UUID id) {
        sql.run(
                jdbc ->
                        jdbc.sql(
                                                """
                                                update webhook
                                                   set paused_at = null, pause_reason = null, failures = 0,
                                                       failing_since = null, retry_at = null
                                                 where id = ?
                                                """)
                                        .param(id)
                                        .update()
                                + jdbc.sql(
                                                """
                                                update webhook_delivery set due_at = ?, created_at = ?
                                                 where webhook = ? and state = 'waiting'
                                                """)
                                        .param(at(clock.instant()))
                                        .param(at(clock.instant()))
                                        .param(id)
                                        .update());
    }

    void succeeded(UUID id) {
        sql.run(
                jdbc ->
                        jdbc.sql(
                                        """
                                        update webhook set failures = 0, failing_since = null, retry_at = null
                                         where id = ? and failing_since is not null
                                        """)
                                .param(id)
                                .update());
    }

    /** One that fails as a whole is left alone for a while, and one that has for long is paused. */
    void failed(UUID id, Instant retryAt, Instant patientUntil) {
        sql.run(
                jdbc ->
                        jdbc.sql(
                                        """
                                        update webhook
                                           set failures = failures + 1, failing_since = coalesce(failing_since, :now),
                                               retry_at = :retry,
                                               paused_at = case when failing_since < :patient then :now else paused_at end,
                                               pause_reason = case when failing_since < :patient then 'failing' else pause_reason end
                                         where id = :id
                                        """)
                                .param("id", id)
                                .param("now", at(clock.instant()))
                                .param("retry", at(retryAt))
                                .param("patient", at(patientUntil))
                                .update());
    }

    private Webhook webhook(ResultSet row) throws SQLException {
        Instant pausedAt = instant(row, "paused_at");
        return new Webhook(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("url"),
                json.readValue(
                        row.getString("events"), new TypeReference<List<Webhook.Event>>() {}),
                row.getObject("owner", UUID.class),
                row.getBoolean("active"),
                new Webhook.Health(
                        row.getInt("failures"),
                        instant(row, "failing_since"),
                        instant(row, "retry_at")),
                pausedAt == null
                        ? null
                        : new Webhook.Pause(pausedAt, row.getString("pause_reason")),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
