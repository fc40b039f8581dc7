/**
 * Reading records: a {@link guanlan.engine.query.Query} says which, the caller's Permit is part of
 * the statement, pages are keyed by the last row and never skip or repeat one.
 */
@NullMarked
package guanlan.engine.query;

import org.jspecify.annotations.NullMarked;
