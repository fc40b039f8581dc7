/**
 * Reading the change log: the history of a record, the way back from a cause, and the readers that
 * follow every change (search, live screens, webhooks). The log is written by {@code records}
 * alone.
 */
@NullMarked
package guanlan.engine.changes;

import org.jspecify.annotations.NullMarked;
