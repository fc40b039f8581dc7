package guanlan.platform.identity;

import static guanlan.platform.identity.IdentityProblem.KEY_ABSENT;
import static guanlan.platform.identity.IdentityProblem.KEY_EXPIRY;
import static guanlan.platform.identity.IdentityProblem.KEY_MANY;

import guanlan.core.values.Ids;
import guanlan.platform.access.Mandate;
import guanlan.platform.audit.Kind;
import guanlan.platform.problems.Finding;
import guanlan.platform.problems.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * The keys that people make for programs which act for them. A secret is shown once; the database
 * knows its hash. A key dies with its owner's door.
 */
@Component
public final class ApiKeys {
    /** By which people and scanners see what it is. */
    public static final String PREFIX = "glk_";

    /** Secrets before and after a rotation are good together for at most so long. */
    public static final Duration LONGEST_OVERLAP = Duration.ofDays(30);

    private static final Duration LONGEST_LIFE = Duration.ofDays(5 * 365);
    private static final int MOST = 50;
    private static final int HINT = 9;

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final Ids ids;
    private final JsonMapper json;
    private final TransactionTemplate transaction;
    private final KeyUses uses;
    private final Journal journal;

    ApiKeys(
            JdbcClient jdbc,
            InstantSource clock,
            Ids ids,
            JsonMapper json,
            TransactionTemplate transaction,
            KeyUses uses,
            Journal journal) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.ids = ids;
        this.json = json;
        this.transaction = transaction;
        this.uses = uses;
        this.journal = journal;
    }

    /** A key with its secret, to be shown this once. */
    public record Made(ApiKey key, Token secret) {}

    /** What somebody asks of a new key; no expiry: until it is revoked. */
    public record Wish(String name, @Nullable Instant expiresAt, @Nullable Mandate mandate) {}

    /** The newest first. */
    public List<ApiKey> list(Credential owner) {
        return jdbc.sql(
                        "select * from system.api_key where credential_id = ? order by created_at desc, id desc")
                .param(owner.id())
                .query((row, _) -> read(row))
                .list();
    }

    public Made make(Credential owner, Wish wish) {
        Wish clean = check(wish);
        UUID id = ids.next();
        Token secret = Token.random(PREFIX);
        transaction.executeWithoutResult(
                _ -> {
                    refuseMany(owner);
                    insert(id, owner, clean, secret);
                    note(owner, "made", id);
                });
        return new Made(require(owner, id), secret);
    }

    /**
     * A new secret; the one before stays good for the overlap, so that a program can change over.
     */
    public Made rotate(Credential owner, UUID id, Duration overlap) {
        Token secret = Token.random(PREFIX);
        transaction.executeWithoutResult(
                _ -> {
                    refuseNone(replace(owner, id, secret, clock.instant().plus(overlap)));
                    note(owner, "rotated", id);
                });
        uses.forget(owner.id());
        return new Made(require(owner, id), secret);
    }

    public void revoke(Credential owner, UUID id) {
        transaction.executeWithoutResult(
                _ -> {
                    refuseNone(delete(owner, id));
                    note(owner, "revoked", id);
                });
        uses.forget(owner.id());
    }

    void forget(UUID credential) {
        uses.forget(credential);
    }

    private void note(Credential owner, String act, UUID id) {
        journal.note(Kind.API_KEY, owner, act, "key", id.toString());
    }

    private Wish check(Wish wish) {
        var entries = new Entries();
        String name = entries.name("name", wish.name());
        Instant expires = wish.expiresAt();
        Instant now = clock.instant();
        if (expires != null && (expires.isBefore(now) || expires.isAfter(now.plus(LONGEST_LIFE)))) {
            entries.add(Finding.of("expiresAt", KEY_EXPIRY, Map.of("max", LONGEST_LIFE.toDays())));
        }
        entries.refuseFindings();
        return new Wish(name, expires, wish.mandate());
    }

    private void refuseMany(Credential owner) {
        jdbc.sql("select id from system.credential where id = ? for update")
                .param(owner.id())
                .query(UUID.class)
                .single();
        if (list(owner).size() >= MOST) {
            throw new Problem(KEY_MANY, Map.of("max", MOST));
        }
    }

    private void insert(UUID id, Credential owner, Wish wish, Token secret) {
        Instant expires = wish.expiresAt();
        jdbc.sql(
                        """
                        insert into system.api_key
                            (id, credential_id, name, hint, token_hash, mandate, created_at, expires_at)
                        values (?, ?, ?, ?, decode(?, 'hex'), ?::jsonb, ?, ?)
                        """)
                .param(id)
                .param(owner.id())
                .param(wish.name())
                .param(hint(secret))
                .param(secret.hash())
                .param(wish.mandate() == null ? null : json.writeValueAsString(wish.mandate()))
                .param(at(clock.instant()))
                .param(expires == null ? null : at(expires))
                .update();
    }

    private int replace(Credential owner, UUID id, Token secret, Instant formerUntil) {
        return jdbc.sql(
                        """
                        update system.api_key
                           set former_hash = token_hash, former_until = ?,
                               token_hash = decode(?, 'hex'), hint = ?
                         where credential_id = ? and id = ?
                        """)
                .param(at(formerUntil))
                .param(secret.hash())
                .param(hint(secret))
                .param(owner.id())
                .param(id)
                .update();
    }

    private int delete(Credential owner, UUID id) {
        return jdbc.sql("delete from system.api_key where credential_id = ? and id = ?")
                .param(owner.id())
                .param(id)
                .update();
    }

    private ApiKey require(Credential owner, UUID id) {
        return jdbc.sql("select * from system.api_key where credential_id = ? and id = ?")
                .param(owner.id())
                .param(id)
                .query((row, _) -> read(row))
                .single();
    }

    private ApiKey read(ResultSet row) throws SQLException {
        Instant now = clock.instant();
        Instant former = Credentials.instantOrNull(row, "former_until");
        Instant expires = Credentials.instantOrNull(row, "expires_at");
        return new ApiKey(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("hint"),
                uses.mandate(row),
                Credentials.instant(row, "created_at"),
                expires,
                expires != null && !expires.isAfter(now),
                former != null && former.isAfter(now) ? former : null,
                Credentials.instantOrNull(row, "used_at"),
                row.getString("used_address"));
    }

    private static void refuseNone(int changed) {
        if (changed == 0) {
            throw new Problem(KEY_ABSENT);
        }
    }

    private static String hint(Token secret) {
        return secret.text().substring(0, HINT);
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
