package guanlan.platform.identity;

import java.time.Instant;
import java.util.UUID;

/** A link by which somebody gives himself a password, once. Its token is told to nobody twice. */
public record EntryLink(UUID user, Token token, Instant expiresAt) {}
