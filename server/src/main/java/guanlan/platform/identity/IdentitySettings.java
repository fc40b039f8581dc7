package guanlan.platform.identity;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator may set, by property or environment: {@code GUANLAN_ADMIN_PASSWORD}, {@code
 * GUANLAN_SESSION_IDLE}, {@code GUANLAN_PASSWORD_MAXAGE} and so on.
 */
@ConfigurationProperties("guanlan")
record IdentitySettings(
        @DefaultValue Admin admin, @DefaultValue Session session, @DefaultValue Password password) {

    /**
     * @param password of the first administrator, for starts without anybody at the screen.
     */
    record Admin(@Nullable String password) {
        @Override
        public String toString() {
            return "Admin[]";
        }
    }

    /**
     * @param idle how long nobody may have been seen before a session ends
     * @param lifetime how long a session can last at all
     */
    record Session(@DefaultValue("12h") Duration idle, @DefaultValue("14d") Duration lifetime) {}

    /**
     * @param minLength in characters
     * @param history so many former ones may not be taken again, the present one included
     * @param maxAge after which another must be chosen; zero: never
     */
    record Password(
            @DefaultValue("10") int minLength,
            @DefaultValue("5") int history,
            @DefaultValue("0d") Duration maxAge) {
        Password {
            if (minLength < PasswordPolicy.MIN || minLength > PasswordPolicy.MAX) {
                throw new IllegalArgumentException(
                        "guanlan.password.min-length must be between %d and %d"
                                .formatted(PasswordPolicy.MIN, PasswordPolicy.MAX));
            }
        }

        static final Password DEFAULT = new Password(10, 5, Duration.ZERO);
    }
}
