package guanlan.platform.identity;

import java.util.UUID;

/**
 * A person changed his own name. Published inside the transaction that keeps it, he himself being
 * the caller.
 */
public record PersonRenamed(UUID user, String tenant, String name) {}
