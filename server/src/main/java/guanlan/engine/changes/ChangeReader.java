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
     * What is thrown takes the whole transaction back; the reader gets the same changes again, in
     * smaller helpings, until the one that it cannot take is alone.
     */
    void read(List<Change> changes);

    /**
     * Whether no change may be left out, so that the reader stops at one that it cannot take.
     * Otherwise that change is laid aside as a dead letter and the reader goes on.
     */
    default boolean strict() {
        return false;
    }

    /** Whether a new reader begins with the next change instead of the first one ever. */
    default boolean fromNow() {
        return false;
    }

    /**
     * Whether it answers changes by writing records. Other readers wait for what such a one does;
     * the others keep {@link guanlan.engine.records.Silence} and hold nobody up.
     */
    default boolean writes() {
        return false;
    }
}
