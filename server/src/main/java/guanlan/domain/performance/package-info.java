/**
 * How selling goes: figures of leads, deals and what they cost, goals and the forecast. Every
 * number is counted when it is asked for, inside the caller's Permit, and comes with the criteria
 * that list exactly the records behind it.
 */
@NullMarked
package guanlan.domain.performance;

import org.jspecify.annotations.NullMarked;
