/**
 * One act on all records of a filter, be they a million: a job that goes through the one way to
 * write, chunk by chunk, and can be watched, stopped and taken back. It stands behind {@code
 * changes} because taking back is theirs.
 */
@NullMarked
package guanlan.engine.mass;

import org.jspecify.annotations.NullMarked;
