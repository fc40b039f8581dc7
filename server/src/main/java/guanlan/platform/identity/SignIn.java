package guanlan.platform.identity;

import guanlan.platform.audit.Kind;
import guanlan.platform.identity.Credentials.Locked;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Lets people in by login and password. Each failure makes the next attempt wait longer, by account
 * and by address; an unknown login answers exactly like a wrong password, also in time.
 */
@Component
public final class SignIn {
    private final Credentials credentials;
    private final Passwords passwords;
    private final Threshold threshold;
    private final Attempts attempts;
    private final Journal journal;

    SignIn(
            Credentials credentials,
            Passwords passwords,
            Threshold threshold,
            Attempts attempts,
            Journal journal) {
        this.credentials = credentials;
        this.passwords = passwords;
        this.threshold = threshold;
        this.attempts = attempts;
        this.journal = journal;
    }

    /** What became of an attempt. */
    public sealed interface Outcome {
        record Granted(Opened opened) implements Outcome {}

        record Refused() implements Outcome {}

        record Delayed(long seconds) implements Outcome {}
    }

    /** Whole seconds to wait, never too few. */
    static long seconds(Duration wait) {
        return wait.plusNanos(999_999_999).toSeconds();
    }

    public Outcome attempt(Login login, String password, Visitor visitor) {
        AttemptKey address = AttemptKey.address(visitor.address());
        AttemptKey account = AttemptKey.login(login);
        Duration wait = longer(attempts.begin(address, Delays.ADDRESS), account);
        if (wait.isPositive()) {
            return new Outcome.Delayed(seconds(wait));
        }
        Optional<Credential> known = check(login, password, visitor);
        if (known.isEmpty()) {
            return new Outcome.Refused();
        }
        attempts.forget(account);
        attempts.forgive(address);
        return new Outcome.Granted(threshold.open(known.get(), visitor, null));
    }

    private Duration longer(Duration wait, AttemptKey account) {
        return wait.isPositive() ? wait : attempts.begin(account, Delays.ACCOUNT);
    }

    private Optional<Credential> check(Login login, String password, Visitor visitor) {
        Optional<Locked> door = credentials.find(login);
        String hash = door.map(Locked::hash).orElse(null);
        if (hash == null) {
            passwords.pretendMatch(password);
            journal.refusedStranger(visitor);
            return Optional.empty();
        }
        Credential credential = door.get().credential();
        boolean good = passwords.match(password, hash) && door.get().active();
        if (!good) {
            journal.note(Kind.SIGN_IN_REFUSED, credential, "password", visitor);
        }
        return good ? Optional.of(credential) : Optional.empty();
    }
}
