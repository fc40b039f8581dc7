/**
 * One record per customer: finds the twins of a record at the door and among those that are there,
 * asks people about them and learns from what they say. How two records are compared is {@code
 * core.matching}; here is which fields of which object take part, the index on disk that a reader
 * of the change log keeps, and the queue of pairs.
 */
@NullMarked
package guanlan.domain.matching;

import org.jspecify.annotations.NullMarked;
