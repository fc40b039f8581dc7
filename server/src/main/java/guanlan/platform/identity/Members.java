package guanlan.platform.identity;

import static guanlan.platform.identity.IdentityProblem.PERSON_ABSENT;

import guanlan.platform.access.Role;
import guanlan.platform.problems.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The credentials of one company, as its administrators keep them. */
@Repository
class Members {
    private final JdbcClient jdbc;

    Members(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Member> list(String tenant) {
        return jdbc.sql(
                        """
                        select credential.*, password_hash is null as invited,
                               exists (select from system.second_factor factor
                                        where factor.credential_id = credential.id
                                          and factor.confirmed_at is not null) as has_factor,
                               (select count(*) from system.api_key key
                                 where key.credential_id = credential.id) as keys,
                               (select link.expires_at from system.entry_link link
                                 where link.credential_id = credential.id) as link_expires_at,
                               (select max(session.seen_at) from system.session
                                 where session.credential_id = credential.id) as seen_at
                          from system.credential
                         where tenant = ?
                         order by name, login
                        """)
                .param(tenant)
                .query((row, _) -> member(row))
                .list();
    }

    /** Of another company is as good as not there. */
    Credential require(String tenant, UUID user) {
        return jdbc.sql("select * from system.credential where tenant = ? and user_id = ?")
                .param(tenant)
                .param(user)
                .query((row, _) -> Credentials.read(row))
                .optional()
                .orElseThrow(() -> new Problem(PERSON_ABSENT));
    }

    boolean taken(Login login) {
        return is("select exists (select from system.credential where login = ?)", login.value());
    }

    /** Whether somebody can sign in, or could until his door was shut. */
    boolean has(UUID user) {
        return is("select exists (select from system.credential where user_id = ?)", user);
    }

    boolean active(Credential person) {
        return is("select active from system.credential where id = ?", person.id());
    }

    boolean invited(Credential person) {
        return is("select password_hash is null from system.credential where id = ?", person.id());
    }

    void keep(UUID id, Staff.Change change) {
        jdbc.sql(
                        """
                        update system.credential
                           set active = coalesce(?, active), role = coalesce(?, role),
                               must_change = coalesce(?, must_change),
                               second_factor_required = coalesce(?, second_factor_required)
                         where id = ?
                        """)
                .param(change.active())
                .param(change.role())
                .param(change.mustChangePassword())
                .param(change.secondFactorRequired())
                .param(id)
                .update();
    }

    /** Holds them all, so that two administrators cannot remove each other at once. */
    boolean hasAdministrator(String tenant) {
        return !jdbc.sql(
                        """
                        select id from system.credential
                         where tenant = ? and role = 'administrator' and active
                         order by id for update
                        """)
                .param(tenant)
                .query(UUID.class)
                .list()
                .isEmpty();
    }

    private boolean is(String sql, Object key) {
        return jdbc.sql(sql).param(key).query(Boolean.class).single();
    }

    private static Member member(ResultSet row) throws SQLException {
        return new Member(
                row.getObject("user_id", UUID.class),
                new Login(row.getString("login")),
                row.getString("name"),
                Role.of(row.getString("role")),
                row.getBoolean("active"),
                row.getBoolean("invited"),
                row.getBoolean("must_change"),
                row.getBoolean("has_factor"),
                row.getBoolean("second_factor_required"),
                row.getInt("keys"),
                Credentials.instantOrNull(row, "link_expires_at"),
                Credentials.instantOrNull(row, "seen_at"));
    }
}
