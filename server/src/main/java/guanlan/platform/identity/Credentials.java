package guanlan.platform.identity;

import guanlan.platform.access.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
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
    private final JdbcClient jdbc;
    private final InstantSource clock;

    Credentials(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A credential with the hash that its password must match; none: the person was invited and has
     * not come yet.
     */
    record Locked(Credential credential, @Nullable String hash, boolean active) {}

    /** What decides whether the right password is enough. */
    record Standing(
            boolean mustChange,
            Instant passwordChangedAt,
            boolean hasFactor,
            boolean needsFactor) {}

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

    Optional<String> hash(UUID id) {
        return jdbc.sql("select password_hash from system.credential where id = ?")
                .param(id)
                .query((row, _) -> Optional.ofNullable(row.getString(1)))
                .single();
    }

    Standing standing(UUID id) {
        return jdbc.sql(
                        """
                        select must_change, password_changed_at,
                               exists (select from system.second_factor factor
                                        where factor.credential_id = credential.id
                                          and factor.confirmed_at is not null) as has_factor,
                               second_factor_required or tenant.second_factor = 'everybody'
                               or tenant.second_factor = 'administrators' and role = 'administrator'
                                   as needs_factor
                          from system.credential
                          join system.tenant on tenant.slug = credential.tenant
                         where id = ?
                        """)
                .param(id)
                .query(
                        (row, _) ->
                                new Standing(
                                        row.getBoolean("must_change"),
                                        instant(row, "password_changed_at"),
                                        row.getBoolean("has_factor"),
                                        row.getBoolean("needs_factor")))
                .single();
    }

    void add(Credential credential, @Nullable String hash) {
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
                        """
                        update system.credential
                           set password_hash = ?, password_changed_at = ?, must_change = false
                         where id = ?
                        """)
                .param(hash)
                .param(now())
                .param(id)
                .update();
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

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
