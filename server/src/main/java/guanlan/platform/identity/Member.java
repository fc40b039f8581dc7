package guanlan.platform.identity;

import guanlan.platform.access.Role;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person as administrators see his door.
 *
 * @param invited he has no password yet
 * @param linkExpiresAt until when his link is good, where there is one
 * @param seenAt when he was last here, as far as a session still tells
 */
public record Member(
        UUID user,
        Login login,
        String name,
        Role role,
        boolean active,
        boolean invited,
        boolean mustChangePassword,
        boolean hasSecondFactor,
        boolean secondFactorRequired,
        int keys,
        @Nullable Instant linkExpiresAt,
        @Nullable Instant seenAt) {}
