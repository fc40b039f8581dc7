package guanlan.platform.identity;

import java.util.UUID;

/**
 * An administrator shut a person's door or opened it again. Published inside the transaction that
 * keeps it, the administrator being the caller.
 */
public record PersonActivated(UUID user, String tenant, boolean active) {}
