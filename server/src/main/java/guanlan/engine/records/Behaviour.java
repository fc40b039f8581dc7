package guanlan.engine.records;

import guanlan.engine.schema.ObjectName;

/**
 * What a module adds to the writing of one object's records, whichever way they are written. All
 * acts run in the transaction of the batch, for the caller; a {@code Problem} thrown takes the
 * whole batch back.
 */
public interface Behaviour {

    ObjectName object();

    /** Before any record is looked at or locked. */
    default void begin() {}

    /** The records are found and locked, nothing is written yet: rows may be refused. */
    default void plan(Planned batch) {}

    /**
     * All modules have planned: what follows from a row as a whole is filled in. Nothing that
     * others look at may be changed any more.
     */
    default void conclude(Planned batch) {}

    /** The records stand in the table, and in the log. */
    default void written() {}
}
