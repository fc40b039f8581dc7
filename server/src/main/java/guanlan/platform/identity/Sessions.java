package guanlan.platform.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who is signed in. A session ends when nobody was seen for its idle time, at the end of its
 * lifetime, at sign-out, or when its owner changes his password elsewhere. Each node remembers what
 * it read for a few seconds.
 */
@Component
public final class Sessions {
    /** For so long somebody may take to give what his sign-in still lacks. */
    static final Duration PATIENCE = Duration.ofMinutes(15);

    private static final Duration REMEMBERED = Duration.ofSeconds(5);
    private static final Duration SEEN_EVERY = Duration.ofMinutes(1);
    private static final int MOST = 10_000;

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final IdentitySettings.Session limits;
    private final Cache<String, Session> recent =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(REMEMBERED).build();

    Sessions(JdbcClient jdbc, InstantSource clock, IdentitySettings settings) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.limits = settings.session();
    }

    public Duration lifetime(@Nullable Need need) {
        return need == null ? limits.lifetime() : PATIENCE;
    }

    public Opened open(Credential credential, Visitor visitor) {
        return open(credential, visitor, null);
    }

    /** Opens a session under a new token; ended ones are swept out on the way. */
    Opened open(Credential credential, Visitor visitor, @Nullable Need need) {
        sweep();
        Token token = Token.random();
        OffsetDateTime now = at(clock.instant());
        jdbc.sql(
                        """
                        insert into system.session (token_hash, credential_id, needs, created_at,
                            seen_at, confirmed_at, expires_at, address, agent)
                        values (decode(?, 'hex'), ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(token.hash())
                .param(credential.id())
                .param(need == null ? null : need.key())
                .param(now)
                .param(now)
                .param(now)
                .param(now.plus(lifetime(need)))
                .param(visitor.address())
                .param(visitor.agent())
                .update();
        return new Opened(token, credential, need);
    }

    public Optional<Session> find(Token token) {
        String key = token.hash();
        Session known = recent.getIfPresent(key);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Session> found = read(key);
        found.ifPresent(this::see);
        found.ifPresent(session -> recent.put(key, session));
        return found;
    }

    public Optional<Waiting> findWaiting(Token token) {
        String key = token.hash();
        return jdbc.sql(
                        """
                        select session.needs, credential.*
                          from system.session
                          join system.credential on credential.id = session.credential_id
                         where session.token_hash = decode(?, 'hex')
                           and session.needs is not null
                           and session.expires_at > ?
                           and credential.active
                        """)
                .param(key)
                .param(at(clock.instant()))
                .query(
                        (row, _) ->
                                new Waiting(
                                        key,
                                        Credentials.read(row),
                                        Need.of(row.getString("needs"))))
                .optional();
    }

    /** How a session is now, without counting as a visit; nothing when it has ended. */
    public Optional<Session> look(Session session) {
        return read(session.key());
    }

    /** Those of one person, the one seen last first. */
    public List<SessionView> list(Credential credential) {
        Instant now = clock.instant();
        return jdbc.sql(
                        """
                        select * from system.session
                         where credential_id = ? and needs is null and expires_at > ? and seen_at > ?
                         order by seen_at desc, created_at desc
                        """)
                .param(credential.id())
                .param(at(now))
                .param(at(now.minus(limits.idle())))
                .query((row, _) -> view(row))
                .list();
    }

    /** The password was shown again in it. */
    void confirm(Session session) {
        jdbc.sql("update system.session set confirmed_at = ? where token_hash = decode(?, 'hex')")
                .param(at(clock.instant()))
                .param(session.key())
                .update();
        recent.invalidate(session.key());
    }

    public void close(Token token) {
        close(token.hash());
    }

    /** False: it had ended before. */
    boolean close(String key) {
        recent.invalidate(key);
        return jdbc.sql("delete from system.session where token_hash = decode(?, 'hex')")
                        .param(key)
                        .update()
                > 0;
    }

    /** Ends one of his own from afar; false: there is none such. */
    public boolean close(Credential owner, UUID id) {
        int ended =
                jdbc.sql("delete from system.session where credential_id = ? and id = ?")
                        .param(owner.id())
                        .param(id)
                        .update();
        recent.asMap().values().removeIf(session -> session.id().equals(id));
        return ended > 0;
    }

    public void closeOthers(Session kept) {
        UUID credential = kept.credential().id();
        jdbc.sql(
                        "delete from system.session where credential_id = ? and token_hash <> decode(?, 'hex')")
                .param(credential)
                .param(kept.key())
                .update();
        forget(credential);
    }

    void closeAll(UUID credential) {
        jdbc.sql("delete from system.session where credential_id = ?").param(credential).update();
        forget(credential);
    }

    /** What is remembered of a credential is no longer true. */
    void forget(UUID credential) {
        recent.asMap().values().removeIf(session -> session.credential().id().equals(credential));
    }

    private Optional<Session> read(String key) {
        Instant now = clock.instant();
        return jdbc.sql(
                        """
                        select session.id as session_id, session.seen_at, session.confirmed_at,
                               credential.*
                          from system.session
                          join system.credential on credential.id = session.credential_id
                         where session.token_hash = decode(?, 'hex')
                           and session.needs is null
                           and session.expires_at > ?
                           and session.seen_at > ?
                           and credential.active
                        """)
                .param(key)
                .param(at(now))
                .param(at(now.minus(limits.idle())))
                .query((row, _) -> session(key, row))
                .optional();
    }

    private static Session session(String key, ResultSet row) throws SQLException {
        return new Session(
                key,
                row.getObject("session_id", UUID.class),
                Credentials.read(row),
                Credentials.instant(row, "seen_at"),
                Credentials.instant(row, "confirmed_at"));
    }

    private static SessionView view(ResultSet row) throws SQLException {
        return new SessionView(
                row.getObject("id", UUID.class),
                Device.of(row.getString("agent")),
                row.getString("address"),
                Credentials.instant(row, "created_at"),
                Credentials.instant(row, "seen_at"),
                Credentials.instant(row, "expires_at"));
    }

    private void see(Session session) {
        Instant now = clock.instant();
        if (session.seenAt().isBefore(now.minus(SEEN_EVERY))) {
            jdbc.sql("update system.session set seen_at = ? where token_hash = decode(?, 'hex')")
                    .param(at(now))
                    .param(session.key())
                    .update();
        }
    }

    private void sweep() {
        Instant now = clock.instant();
        jdbc.sql("delete from system.session where expires_at < ? or seen_at < ?")
                .param(at(now))
                .param(at(now.minus(limits.idle())))
                .update();
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
