package guanlan.platform.identity;

import java.time.Instant;

/** One signed-in browser. {@code key} is the hash of its token. */
public record Session(String key, Credential credential, Instant seenAt) {}
