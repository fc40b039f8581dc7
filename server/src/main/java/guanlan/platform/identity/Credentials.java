package guanlan.platform.identity;

import guanlan.platform.access.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All credentials of the installation. */
@Repository
class Credentials {
    /** After so long without an attempt, earlier failures are forgotten. */
    private static final Duration FORGOTTEN = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final InstantSource clock;

    Credentials(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A credential with the hash that its password must match. */
    record Locked(Credential credential, String hash, boolean active) {}

    boolean none() {
        return !jdbc.sql("select exists (select from system.credential)")
                .query(Boolean.class)
                .single();
    }

    Optional<Locked> find(Login login) {
        return jdbc.sql("select * from system.credential where login = ?")
                .param(login.value())
                .query(
                        (row, _) ->
                                new Locked(
                                        read(row),
                                        row.getString("password_hash"),
                                        row.getBoolean("active")))
                .optional();
    }

    String requireHash(UUID id) {
        return jdbc.sql("select password_hash from system.credential where id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    void add(Credential credential, String hash) {
        OffsetDateTime now = now();
        Profile profile = credential.profile();
        jdbc.sql(
                        """
                        insert into system.credential (id, tenant, user_id, login, password_hash, role,
                            name, locale, theme, time_zone, password_changed_at, created_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(credential.id())
                .param(credential.tenant())
                .param(credential.user())
                .param(credential.login().value())
                .param(hash)
                .param(credential.role().key())
                .param(profile.name())
                .param(profile.locale().getLanguage())
                .param(profile.theme().key())
                .param(profile.zone().getId())
                .param(now)
                .param(now)
                .update();
    }

    /** What the change leaves out stays as it is in the row, whatever somebody read before. */
    Credential keep(UUID id, Profiles.Change change) {
        return jdbc.sql(
                        """
                        update system.credential
                           set name = coalesce(?, name), locale = coalesce(?, locale),
                               theme = coalesce(?, theme), time_zone = coalesce(?, time_zone)
                         where id = ?
                        returning *
                        """)
                .param(change.name())
                .param(change.locale())
                .param(change.theme())
                .param(change.timeZone())
                .param(id)
                .query((row, _) -> read(row))
                .single();
    }

    void keepPassword(UUID id, String hash) {
        jdbc.sql(
                        "update system.credential set password_hash = ?, password_changed_at = ? where id = ?")
                .param(hash)
                .param(now())
                .param(id)
                .update();
    }

    /**
     * Counts an attempt as failed before it is made, in one transaction, so that many at once
     * cannot slip through; or says how long to wait.
     */
    Duration beginAttempt(UUID id, Delays delays) {
        Instant now = clock.instant();
        Failures failures = lockFailures(id);
        if (failures.until() != null && failures.until().isAfter(now)) {
            return Duration.between(now, failures.until());
        }
        int count = failures.count(now.minus(FORGOTTEN)) + 1;
        jdbc.sql("update system.credential set failed_count = ?, locked_until = ? where id = ?")
                .param(count)
                .param(now.plus(delays.after(count)).atOffset(ZoneOffset.UTC))
                .param(id)
                .update();
        return Duration.ZERO;
    }

    void forgiveAttempts(UUID id) {
        jdbc.sql("update system.credential set failed_count = 0, locked_until = null where id = ?")
                .param(id)
                .update();
    }

    private Failures lockFailures(UUID id) {
        return jdbc.sql(
                        "select failed_count, locked_until from system.credential where id = ? for update")
                .param(id)
                .query((row, _) -> new Failures(row.getInt(1), instant(row, "locked_until")))
                .single();
    }

    private record Failures(int count, @Nullable Instant until) {
        int count(Instant forgottenBefore) {
            return until == null || until.isBefore(forgottenBefore) ? 0 : count;
        }
    }

    static Credential read(ResultSet row) throws SQLException {
        return new Credential(
                row.getObject("id", UUID.class),
                row.getString("tenant"),
                row.getObject("user_id", UUID.class),
                new Login(row.getString("login")),
                Role.of(row.getString("role")),
                new Profile(
                        row.getString("name"),
                        Locale.of(row.getString("locale")),
                        Theme.of(row.getString("theme")),
                        ZoneId.of(row.getString("time_zone"))));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
