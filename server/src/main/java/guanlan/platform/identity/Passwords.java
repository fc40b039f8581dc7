package guanlan.platform.identity;

import static guanlan.platform.identity.IdentityProblem.SESSION_BUSY;

import guanlan.platform.problems.Problem;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Keeps passwords as Argon2id (19 MiB, two passes: the first choice of OWASP's password storage
 * page). Each hash takes memory and a core, so only a few are made at a time: a flood of sign-ins
 * queues for a while, and is then sent away, instead of exhausting the machine.
 */
final class Passwords {
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int AT_ONCE = 4;
    private static final int PATIENCE_SECONDS = 10;

    /** Of a password that nobody knows, made as all others are. */
    static final String DECOY =
            "$argon2id$v=19$m=19456,t=2,p=1$CfT2CPcWeUZKjGlLTvQYzA$xSbVXH2v3RZaRGgFlKqqs7c2+Qn1cZx7jp0PsxssmnQ";

    private final PasswordEncoder encoder =
            new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, PASSES);
    private final Semaphore places = new Semaphore(AT_ONCE);

    String hash(String password) {
        return oneOfFew(() -> Objects.requireNonNull(encoder.encode(password)));
    }

    boolean match(String password, String hash) {
        return oneOfFew(() -> encoder.matches(password, hash));
    }

    /** Takes as long as {@link #match}, so that the time does not tell which logins exist. */
    void pretendMatch(String password) {
        match(password, DECOY);
    }

    private <T> T oneOfFew(Supplier<T> work) {
        take();
        try {
            return work.get();
        } finally {
            places.release();
        }
    }

    private void take() {
        try {
            if (!places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new Problem(SESSION_BUSY, Map.of("seconds", PATIENCE_SECONDS));
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(ended);
        }
    }
}
