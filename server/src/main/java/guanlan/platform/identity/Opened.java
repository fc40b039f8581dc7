package guanlan.platform.identity;

import org.jspecify.annotations.Nullable;

/**
 * A session that has just begun, under a new token.
 *
 * @param need what it still lacks; until then it opens nothing but the way to it
 */
public record Opened(Token token, Credential credential, @Nullable Need need) {}
