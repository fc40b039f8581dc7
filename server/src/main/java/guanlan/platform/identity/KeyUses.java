package guanlan.platform.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import guanlan.platform.access.Mandate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Recognises programs by their keys. Each node remembers what it read for a few seconds, as it does
 * for sessions; that a key was used is written at most once a minute.
 */
@Component
public final class KeyUses {
    private static final Duration REMEMBERED = Duration.ofSeconds(5);
    private static final Duration WRITTEN_EVERY = Duration.ofMinutes(1);
    private static final int MOST = 10_000;

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final JsonMapper json;
    private final Cache<String, KeyUse> recent =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(REMEMBERED).build();

    KeyUses(JdbcClient jdbc, InstantSource clock, JsonMapper json) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.json = json;
    }

    public Optional<KeyUse> find(Token secret, Visitor visitor) {
        String hash = secret.hash();
        KeyUse known = recent.getIfPresent(hash);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<KeyUse> found = read(hash);
        found.ifPresent(use -> note(use, visitor));
        found.ifPresent(use -> recent.put(hash, use));
        return found;
    }

    /** How it is now; nothing when the key or its owner's door is gone. */
    public Optional<KeyUse> look(KeyUse use) {
        return read(use.hash());
    }

    void forget(UUID credential) {
        recent.asMap().values().removeIf(use -> use.credential().id().equals(credential));
    }

    @Nullable Mandate mandate(ResultSet row) throws SQLException {
        String text = row.getString("mandate");
        return text == null ? null : json.readValue(text, Mandate.class);
    }

    private Optional<KeyUse> read(String hash) {
        OffsetDateTime now = at(clock.instant());
        return jdbc.sql(
                        """
                        select key.id as key_id, key.mandate, key.used_at, credential.*
                          from system.api_key key
                          join system.credential on credential.id = key.credential_id
                         where (key.token_hash = decode(:hash, 'hex')
                                or key.former_hash = decode(:hash, 'hex') and key.former_until > :now)
                           and (key.expires_at is null or key.expires_at > :now)
                           and credential.active
                        """)
                .param("hash", hash)
                .param("now", now)
                .query(
                        (row, _) ->
                                new KeyUse(
                                        hash,
                                        row.getObject("key_id", UUID.class),
                                        Credentials.read(row),
                                        mandate(row),
                                        Credentials.instantOrNull(row, "used_at")))
                .optional();
    }

    private void note(KeyUse use, Visitor visitor) {
        Instant now = clock.instant();
        Instant last = use.usedAt();
        if (last == null || last.isBefore(now.minus(WRITTEN_EVERY))) {
            jdbc.sql("update system.api_key set used_at = ?, used_address = ? where id = ?")
                    .param(at(now))
                    .param(visitor.address())
                    .param(use.id())
                    .update();
        }
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
