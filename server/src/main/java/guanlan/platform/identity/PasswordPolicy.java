package guanlan.platform.identity;

import static guanlan.platform.identity.IdentityProblem.PASSWORD_COMMON;
import static guanlan.platform.identity.IdentityProblem.PASSWORD_HOLDS_COMPANY;
import static guanlan.platform.identity.IdentityProblem.PASSWORD_HOLDS_LOGIN;
import static guanlan.platform.identity.IdentityProblem.PASSWORD_LONG;
import static guanlan.platform.identity.IdentityProblem.PASSWORD_SHORT;

import guanlan.platform.problems.Finding;
import java.util.Map;
import java.util.Optional;

/**
 * Which passwords are good enough: length counts, not signs (NIST SP 800-63B §3.1.1.2), none of
 * those that are guessed first, and nothing that everybody knows of its owner.
 */
final class PasswordPolicy {
    /** What an operator may ask for at least. */
    static final int MIN = 8;

    /** Hashing costs by length: a bound keeps a long text from being an attack. */
    static final int MAX = 200;

    private static final int LEAST_TELLING = 3;

    private final Guesses guesses = new Guesses();
    private final int min;

    PasswordPolicy(int min) {
        this.min = min;
    }

    /** What everybody knows of whoever takes the password. */
    record Owner(Login login, String company) {}

    int min() {
        return min;
    }

    Optional<Finding> finding(String field, String password, Owner owner) {
        int length = password.codePointCount(0, password.length());
        if (length < min) {
            return Optional.of(Finding.of(field, PASSWORD_SHORT, Map.of("min", min)));
        }
        if (length > MAX) {
            return Optional.of(Finding.of(field, PASSWORD_LONG, Map.of("max", MAX)));
        }
        String plain = Guesses.plain(password);
        if (holds(plain, owner.login().value()) || holds(plain, person(owner.login()))) {
            return Optional.of(Finding.of(field, PASSWORD_HOLDS_LOGIN));
        }
        if (holds(plain, owner.company())) {
            return Optional.of(Finding.of(field, PASSWORD_HOLDS_COMPANY));
        }
        return guesses.holds(plain)
                ? Optional.of(Finding.of(field, PASSWORD_COMMON))
                : Optional.empty();
    }

    /** Of {@code lin.wei@baichuan.cn} the part before the sign. */
    private static String person(Login login) {
        return login.value().replaceFirst("@.*$", "");
    }

    /** Whatever stands between the letters: {@code l.i.n} is {@code lin}. */
    private static boolean holds(String password, String known) {
        String bare = bare(Guesses.plain(known));
        boolean telling =
                bare.length() >= LEAST_TELLING
                        || bare.length() == 2
                                && bare.codePoints().allMatch(Character::isIdeographic);
        return telling && bare(password).contains(bare);
    }

    private static String bare(String text) {
        return text.replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
