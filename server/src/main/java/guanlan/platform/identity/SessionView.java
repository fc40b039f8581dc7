package guanlan.platform.identity;

import java.time.Instant;
import java.util.UUID;

/** A session as its owner sees it in the list of his. */
public record SessionView(
        UUID id,
        Device device,
        String address,
        Instant createdAt,
        Instant seenAt,
        Instant expiresAt) {}
