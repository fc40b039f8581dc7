package guanlan.platform.identity;

import guanlan.platform.identity.Credentials.Locked;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets people in by login and password. Each failure makes the next attempt wait longer, by account
 * and by address; an unknown login answers exactly like a wrong password, also in time.
 */
@Component
public final class SignIn {
    private final Credentials credentials;
    private final Passwords passwords;
    private final Sessions sessions;
    private final TransactionTemplate transaction;
    private final Attempts byAddress;
    private final Attempts byUnknownLogin;

    SignIn(
            Credentials credentials,
            Passwords passwords,
            Sessions sessions,
            TransactionTemplate transaction,
            InstantSource clock) {
        this.credentials = credentials;
        this.passwords = passwords;
        this.sessions = sessions;
        this.transaction = transaction;
        this.byAddress = new Attempts(clock, Delays.ADDRESS);
        this.byUnknownLogin = new Attempts(clock, Delays.ACCOUNT);
    }

    /** What became of an attempt. */
    public sealed interface Outcome {
        record Granted(Token token, Credential credential) implements Outcome {}

        record Refused() implements Outcome {}

        record Delayed(long seconds) implements Outcome {}
    }

    /** Whole seconds to wait, never too few. */
    static long seconds(Duration wait) {
        return wait.plusNanos(999_999_999).toSeconds();
    }

    public Outcome attempt(Login login, String password, Visitor visitor) {
        Duration wait = byAddress.begin(visitor.address());
        if (wait.isPositive()) {
            return new Outcome.Delayed(seconds(wait));
        }
        Optional<Locked> found = credentials.find(login);
        return found.isPresent()
                ? attempt(found.get(), password, visitor)
                : attemptUnknown(login, password);
    }

    private Outcome attempt(Locked door, String password, Visitor visitor) {
        Credential credential = door.credential();
        Duration wait =
                transaction.execute(_ -> credentials.beginAttempt(credential.id(), Delays.ACCOUNT));
        if (wait.isPositive()) {
            return new Outcome.Delayed(seconds(wait));
        }
        if (!passwords.match(password, door.hash()) || !door.active()) {
            return new Outcome.Refused();
        }
        credentials.forgiveAttempts(credential.id());
        byAddress.forgive(visitor.address());
        return new Outcome.Granted(sessions.open(credential, visitor), credential);
    }

    private Outcome attemptUnknown(Login login, String password) {
        Duration wait = byUnknownLogin.begin(login.value());
        if (wait.isPositive()) {
            return new Outcome.Delayed(seconds(wait));
        }
        passwords.pretendMatch(password);
        return new Outcome.Refused();
    }
}
