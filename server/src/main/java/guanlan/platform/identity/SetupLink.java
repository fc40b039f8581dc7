package guanlan.platform.identity;

import guanlan.platform.database.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The one-time link of the first administrator: its path stands in the file {@code setup-link} of
 * the data folder, which only the operator can read; the database knows its hash. There is one at a
 * time.
 */
@Component
class SetupLink {
    private static final Duration GOOD_FOR = Duration.ofHours(24);

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final Path file;

    SetupLink(JdbcClient jdbc, InstantSource clock, Home home) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.file = home.file("setup-link");
    }

    /** A new link; every earlier one is worth nothing from now on. */
    void renew() {
        Token token = Token.random();
        Instant now = clock.instant();
        forget();
        jdbc.sql(
                        """
                        insert into system.setup_link (token_hash, created_at, expires_at)
                        values (decode(?, 'hex'), ?, ?)
                        """)
                .param(token.hash())
                .param(now.atOffset(ZoneOffset.UTC))
                .param(now.plus(GOOD_FOR).atOffset(ZoneOffset.UTC))
                .update();
        write("/setup?token=" + token.text() + "\n");
    }

    /**
     * Holds the link for the rest of the transaction, so that only one of two at once can use it.
     */
    boolean holds(Token token) {
        return jdbc.sql(
                        """
                        select true from system.setup_link
                         where token_hash = decode(?, 'hex') and expires_at > ?
                           for update
                        """)
                .param(token.hash())
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    void forget() {
        jdbc.sql("delete from system.setup_link").update();
    }

    void removeFile() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Whoever waits for the file sees it whole. */
    private void write(String text) {
        Path fresh = file.resolveSibling("setup-link.new");
        try {
            Files.deleteIfExists(fresh);
            Files.createFile(
                    fresh,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            Files.writeString(fresh, text);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
