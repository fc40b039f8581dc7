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
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who is signed in. A session ends when nobody was seen for its idle time, at the end of its
 * lifetime, at sign-out, or when its owner changes his password elsewhere. Each node remembers what
 * it read for a few seconds.
 */
@Component
public final class Sessions {
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

    public Duration lifetime() {
        return limits.lifetime();
    }

    /** Opens a session under a new token; ended ones are swept out on the way. */
    public Token open(Credential credential, Visitor visitor) {
        sweep();
        Token token = Token.random();
        OffsetDateTime now = at(clock.instant());
        jdbc.sql(
                        """
                        insert into system.session
                            (token_hash, credential_id, created_at, seen_at, expires_at, address, agent)
                        values (decode(?, 'hex'), ?, ?, ?, ?, ?, ?)
                        """)
                .param(token.hash())
                .param(credential.id())
                .param(now)
                .param(now)
                .param(now.plus(limits.lifetime()))
                .param(visitor.address())
                .param(visitor.agent())
                .update();
        return token;
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

    /** How a session is now, without counting as a visit; nothing when it has ended. */
    public Optional<Session> look(Session session) {
        return read(session.key());
    }

    public void close(Token token) {
        String key = token.hash();
        jdbc.sql("delete from system.session where token_hash = decode(?, 'hex')")
                .param(key)
                .update();
        recent.invalidate(key);
    }

    void closeOthers(Session kept) {
        UUID credential = kept.credential().id();
        jdbc.sql(
                        "delete from system.session where credential_id = ? and token_hash <> decode(?, 'hex')")
                .param(credential)
                .param(kept.key())
                .update();
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
                        select session.seen_at, credential.*
                          from system.session
                          join system.credential on credential.id = session.credential_id
                         where session.token_hash = decode(?, 'hex')
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
        Instant seenAt = row.getObject("seen_at", OffsetDateTime.class).toInstant();
        return new Session(key, Credentials.read(row), seenAt);
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
