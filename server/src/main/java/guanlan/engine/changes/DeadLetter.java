package guanlan.engine.changes;

import java.time.Instant;

/**
 * A change that a reader could not take.
 *
 * @param failure what it said, for the administrator
 * @param attempts how often it was tried
 */
public record DeadLetter(Change change, String failure, int attempts, Instant buriedAt) {}
