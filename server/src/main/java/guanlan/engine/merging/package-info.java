/**
 * Making one record of several, and several of one again. Everything that is written goes through
 * {@code records} with the merge as its cause; so the change log knows what belongs to which side,
 * and taking a merge back is telling each field's story once more without it.
 */
@NullMarked
package guanlan.engine.merging;

import org.jspecify.annotations.NullMarked;
