/**
 * Measures the packaged product from outside, through its script, its addresses and its database,
 * each figure beside a physical reference taken in the same run, so that a slow day does not
 * matter.
 */
@NullMarked
package guanlan.bench;

import org.jspecify.annotations.NullMarked;
