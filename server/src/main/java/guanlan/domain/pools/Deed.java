package guanlan.domain.pools;

import java.util.Optional;
import java.util.UUID;

/**
 * What is being done with records of a pool, told to the write pipeline by whoever has asked
 * whether it may be: without it only managers and administrators take a record out.
 */
sealed interface Deed {
    ScopedValue<Deed> CURRENT = ScopedValue.newInstance();

    /** The caller takes records for himself. */
    record Claim(UUID pool) implements Deed {}

    /** A manager gives them to somebody. */
    record Assign(UUID pool) implements Deed {}

    static Optional<Deed> current() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }
}
