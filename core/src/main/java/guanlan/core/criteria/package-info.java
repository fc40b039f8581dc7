/**
 * The one language of conditions: CEL text, checked against the fields of an object, becomes a
 * small sealed tree that every back end (memory, SQL, browser) switches over. Logic has two values
 * only: comparing an empty field gives false, negating that gives true, {@code empty(x)} asks.
 */
@NullMarked
package guanlan.core.criteria;

import org.jspecify.annotations.NullMarked;
