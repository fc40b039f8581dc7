/**
 * Giving rights: roles, who holds them, what is shared with whom, and why somebody may do
 * something. Everything is written as records, through the one write pipeline.
 */
@NullMarked
package guanlan.engine.granting;

import org.jspecify.annotations.NullMarked;
