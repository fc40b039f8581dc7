package guanlan.platform.identity;

import static guanlan.platform.identity.IdentityProblem.ENTRY_REFUSED;
import static guanlan.platform.identity.IdentityProblem.PASSWORD_WRONG;
import static guanlan.platform.identity.IdentityProblem.SESSION_DELAYED;
import static guanlan.platform.identity.IdentityProblem.SESSION_UNCONFIRMED;

import guanlan.platform.problems.Finding;
import guanlan.platform.problems.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Before an act that would outlast a stolen screen (keys, second factors, other people's doors) the
 * password is asked again, unless it was shown a moment ago.
 */
@Component
public final class Confirmation {
    private static final Duration GOOD_FOR = Duration.ofMinutes(15);

    private final Sessions sessions;
    private final Credentials credentials;
    private final Passwords passwords;
    private final Attempts attempts;
    private final InstantSource clock;

    Confirmation(
            Sessions sessions,
            Credentials credentials,
            Passwords passwords,
            Attempts attempts,
            InstantSource clock) {
        this.sessions = sessions;
        this.credentials = credentials;
        this.passwords = passwords;
        this.attempts = attempts;
        this.clock = clock;
    }

    public void confirm(Session session, String password) {
        requireMatch(session.credential(), "password", password);
        sessions.confirm(session);
    }

    public void require(Session session) {
        Instant oldest = clock.instant().minus(GOOD_FOR);
        boolean fresh =
                session.confirmedAt().isAfter(oldest)
                        || sessions.look(session)
                                .filter(now -> now.confirmedAt().isAfter(oldest))
                                .isPresent();
        if (!fresh) {
            throw new Problem(SESSION_UNCONFIRMED);
        }
    }

    /** Guessing is slowed as at sign-in. */
    void requireMatch(Credential credential, String field, String password) {
        AttemptKey key = AttemptKey.login(credential.login());
        Duration wait = attempts.begin(key, Delays.ACCOUNT);
        if (wait.isPositive()) {
            throw new Problem(SESSION_DELAYED, Map.of("seconds", SignIn.seconds(wait)));
        }
        Optional<String> hash = credentials.hash(credential.id());
        if (hash.isEmpty() || !passwords.match(password, hash.get())) {
            throw new Problem(ENTRY_REFUSED, Map.of(), List.of(Finding.of(field, PASSWORD_WRONG)));
        }
        attempts.forget(key);
    }
}
