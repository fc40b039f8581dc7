package guanlan.platform.identity;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How old a person's password is, and what the next one must be. */
@Component
public final class PasswordState {
    private final Credentials credentials;
    private final IdentitySettings.Password settings;

    PasswordState(Credentials credentials, IdentitySettings settings) {
        this.credentials = credentials;
        this.settings = settings.password();
    }

    /**
     * @param expiresAt none: never
     * @param history so many former ones are refused, the present one included
     */
    public record View(
            Instant changedAt, @Nullable Instant expiresAt, int minLength, int history) {}

    public View of(Credential credential) {
        Instant changed = credentials.standing(credential.id()).passwordChangedAt();
        Duration maxAge = settings.maxAge();
        return new View(
                changed,
                maxAge.isPositive() ? changed.plus(maxAge) : null,
                settings.minLength(),
                settings.history());
    }

    /** For those who are not in yet. */
    public int minLength() {
        return settings.minLength();
    }
}
