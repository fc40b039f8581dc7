package guanlan.platform.identity;

import guanlan.platform.access.Mandate;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A key as its owner sees it.
 *
 * @param hint how its secret begins
 * @param formerUntil until when the secret before the last rotation is still good
 */
public record ApiKey(
        UUID id,
        String name,
        String hint,
        @Nullable Mandate mandate,
        Instant createdAt,
        @Nullable Instant expiresAt,
        boolean expired,
        @Nullable Instant formerUntil,
        @Nullable Instant usedAt,
        @Nullable String usedAddress) {}
