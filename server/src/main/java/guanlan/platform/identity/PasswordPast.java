package guanlan.platform.identity;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The hashes of passwords that people had before, as many as count. */
@Repository
class PasswordPast {
    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final int kept;

    PasswordPast(JdbcClient jdbc, InstantSource clock, IdentitySettings settings) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.kept = Math.max(0, settings.password().history() - 1);
    }

    /** Without the present one. */
    List<String> of(UUID credential) {
        return jdbc.sql(
                        """
                        select password_hash from system.password_past
                         where credential_id = ? order by id desc limit ?
                        """)
                .param(credential)
                .param(kept)
                .query(String.class)
                .list();
    }

    void add(UUID credential, String hash) {
        jdbc.sql(
                        "insert into system.password_past (credential_id, password_hash, until) values (?, ?, ?)")
                .param(credential)
                .param(hash)
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql(
                        """
                        delete from system.password_past
                         where credential_id = :credential
                           and id not in (select id from system.password_past
                                           where credential_id = :credential
                                           order by id desc limit :kept)
                        """)
                .param("credential", credential)
                .param("kept", kept)
                .update();
    }
}
