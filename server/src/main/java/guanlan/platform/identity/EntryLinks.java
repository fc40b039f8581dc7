package guanlan.platform.identity;

import static guanlan.platform.identity.IdentityProblem.LINK_REFUSED;

import guanlan.platform.audit.Kind;
import guanlan.platform.problems.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Invitations, and ways back for those who lost their password: one link at a time for each person,
 * good once and for a while. The database knows its hash only.
 */
@Component
public final class EntryLinks {
    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final NewPassword passwords;
    private final Threshold threshold;
    private final Sessions sessions;
    private final Attempts attempts;
    private final Journal journal;
    private final TransactionTemplate transaction;

    EntryLinks(
            JdbcClient jdbc,
            InstantSource clock,
            NewPassword passwords,
            Threshold threshold,
            Sessions sessions,
            Attempts attempts,
            Journal journal,
            TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.passwords = passwords;
        this.threshold = threshold;
        this.sessions = sessions;
        this.attempts = attempts;
        this.journal = journal;
        this.transaction = transaction;
    }

    /** In place of any earlier one, in the caller's transaction. */
    EntryLink make(Credential credential, UUID by, Duration goodFor) {
        Token token = Token.random();
        Instant now = clock.instant();
        forget(credential.id());
        jdbc.sql(
                        """
                        insert into system.entry_link
                            (token_hash, credential_id, created_by, created_at, expires_at)
                        values (decode(?, 'hex'), ?, ?, ?, ?)
                        """)
                .param(token.hash())
                .param(credential.id())
                .param(by)
                .param(now.atOffset(ZoneOffset.UTC))
                .param(now.plus(goodFor).atOffset(ZoneOffset.UTC))
                .update();
        return new EntryLink(credential.user(), token, now.plus(goodFor));
    }

    /** Whose it is. */
    public Credential require(Token token) {
        return find(token).orElseThrow(() -> new Problem(LINK_REFUSED));
    }

    /**
     * Gives the password. Whatever was open ends; a second factor is still asked for, since a link
     * may have been read by others.
     */
    public Opened use(Token token, String password, Visitor visitor) {
        return transaction.execute(
                _ -> {
                    Credential credential = hold(token);
                    String hash = passwords.require("password", password, credential);
                    passwords.keep(credential.id(), hash);
                    forget(credential.id());
                    sessions.closeAll(credential.id());
                    attempts.forget(AttemptKey.login(credential.login()));
                    journal.note(Kind.PASSWORD, credential, "set by link", visitor);
                    return threshold.open(credential, visitor, null);
                });
    }

    void forget(UUID credential) {
        jdbc.sql("delete from system.entry_link where credential_id = ?")
                .param(credential)
                .update();
    }

    /** For the rest of the transaction, so that only one of two at once can use it. */
    private Credential hold(Token token) {
        boolean held =
                jdbc.sql(
                                "select true from system.entry_link where token_hash = decode(?, 'hex') for update")
                        .param(token.hash())
                        .query(Boolean.class)
                        .optional()
                        .isPresent();
        if (!held) {
            throw new Problem(LINK_REFUSED);
        }
        return require(token);
    }

    private Optional<Credential> find(Token token) {
        return jdbc.sql(
                        """
                        select credential.*
                          from system.entry_link link
                          join system.credential on credential.id = link.credential_id
                         where link.token_hash = decode(?, 'hex')
                           and link.expires_at > ?
                           and credential.active
                        """)
                .param(token.hash())
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, _) -> Credentials.read(row))
                .optional();
    }
}
