/** Keeps the words that records are found by, as a reader of the change log. */
@NullMarked
package guanlan.engine.search;

import org.jspecify.annotations.NullMarked;
