package guanlan.platform.identity;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator may set, by property or environment: {@code GUANLAN_ADMIN_PASSWORD}, {@code
 * GUANLAN_SESSION_IDLE}, {@code GUANLAN_SESSION_LIFETIME}.
 */
@ConfigurationProperties("guanlan")
record IdentitySettings(@DefaultValue Admin admin, @DefaultValue Session session) {

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
}
