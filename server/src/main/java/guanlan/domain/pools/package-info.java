/**
 * Public pools: records that nobody keeps, to be claimed by their members within limits. Claims,
 * assignments and releases are acts of the write pipeline; who sees how much of a record in a pool
 * is part of the Permit.
 */
@NullMarked
package guanlan.domain.pools;

import org.jspecify.annotations.NullMarked;
