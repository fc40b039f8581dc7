/**
 * Who gets what comes in: rules in order choose an owner for leads and accounts that have none,
 * keep why, and pass on what nobody accepts. What chooses is pure, so that a simulation asks the
 * very same.
 */
@NullMarked
package guanlan.domain.allocation;

import org.jspecify.annotations.NullMarked;
