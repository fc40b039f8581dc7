package guanlan.engine.changes;

import java.util.List;

/**
 * Follows every change of a company. Its effect on the database happens exactly once, because its
 * position moves in the same transaction; an effect elsewhere happens at least once.
 */
public interface ChangeReader {
    /** Under which its position is kept; for good. */
    String key();

    /**
     * Changes in order, in an open transaction, with the company bound as {@code Caller.CURRENT}.
     */
    void read(List<Change> changes);
}
