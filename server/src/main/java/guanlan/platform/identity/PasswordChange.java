package guanlan.platform.identity;

import static guanlan.platform.identity.IdentityProblem.ENTRY_REFUSED;
import static guanlan.platform.identity.IdentityProblem.PASSWORD_WRONG;
import static guanlan.platform.identity.IdentityProblem.SESSION_DELAYED;

import guanlan.platform.problems.Finding;
import guanlan.platform.problems.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** A person gives himself another password. Every other session of his ends with it. */
@Component
public final class PasswordChange {
    private final Credentials credentials;
    private final Passwords passwords;
    private final PasswordPolicy policy;
    private final Sessions sessions;
    private final TransactionTemplate transaction;

    PasswordChange(
            Credentials credentials,
            Passwords passwords,
            PasswordPolicy policy,
            Sessions sessions,
            TransactionTemplate transaction) {
        this.credentials = credentials;
        this.passwords = passwords;
        this.policy = policy;
        this.sessions = sessions;
        this.transaction = transaction;
    }

    /**
     * Asks for the present password again, since a screen may stand open; guessing it is slowed as
     * at sign-in.
     */
    public void change(Session session, String current, String fresh) {
        Credential credential = session.credential();
        requireMatch(credential.id(), current);
        var entries = new Entries();
        entries.password("fresh", fresh, credential.login(), policy);
        entries.refuseFindings();
        String hash = passwords.hash(fresh);
        transaction.executeWithoutResult(
                _ -> {
                    credentials.keepPassword(credential.id(), hash);
                    sessions.closeOthers(session);
                });
        sessions.forget(credential.id());
    }

    private void requireMatch(UUID id, String current) {
        Duration wait = transaction.execute(_ -> credentials.beginAttempt(id, Delays.ACCOUNT));
        if (wait.isPositive()) {
            throw new Problem(SESSION_DELAYED, Map.of("seconds", SignIn.seconds(wait)));
        }
        if (!passwords.match(current, credentials.requireHash(id))) {
            throw new Problem(
                    ENTRY_REFUSED, Map.of(), List.of(Finding.of("current", PASSWORD_WRONG)));
        }
        credentials.forgiveAttempts(id);
    }
}
