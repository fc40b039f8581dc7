package guanlan.platform.identity;

import static guanlan.platform.identity.IdentityProblem.PASSWORD_COMMON;
import static guanlan.platform.identity.IdentityProblem.PASSWORD_HOLDS_LOGIN;
import static guanlan.platform.identity.IdentityProblem.PASSWORD_LONG;
import static guanlan.platform.identity.IdentityProblem.PASSWORD_SHORT;

import guanlan.platform.problems.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which passwords are good enough: length counts, not signs (NIST SP 800-63B §3.1.1.2), and none of
 * those that are guessed first. The shipped list is short because the length already keeps out most
 * common ones.
 */
final class PasswordPolicy {
    static final int MIN = 10;

    /** Hashing costs by length: a bound keeps a long text from being an attack. */
    static final int MAX = 200;

    private static final int LEAST_DIFFERENT = 4;

    private final Set<String> common = load();

    Optional<Finding> finding(String field, String password, Login login) {
        int length = password.codePointCount(0, password.length());
        if (length < MIN) {
            return Optional.of(Finding.of(field, PASSWORD_SHORT, Map.of("min", MIN)));
        }
        if (length > MAX) {
            return Optional.of(Finding.of(field, PASSWORD_LONG, Map.of("max", MAX)));
        }
        String plain = password.toLowerCase(Locale.ROOT);
        if (plain.contains(login.value())) {
            return Optional.of(Finding.of(field, PASSWORD_HOLDS_LOGIN));
        }
        return isCommon(plain) ? Optional.of(Finding.of(field, PASSWORD_COMMON)) : Optional.empty();
    }

    private boolean isCommon(String plain) {
        return plain.codePoints().distinct().count() < LEAST_DIFFERENT
                || common.contains(plain)
                || common.contains(plain.replaceAll("[^\\p{L}\\p{N}]+$", ""));
    }

    private static Set<String> load() {
        try (InputStream list =
                Objects.requireNonNull(
                        PasswordPolicy.class.getResourceAsStream("common-passwords.txt"))) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
