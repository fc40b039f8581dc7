/**
 * Writing records, one or a million, whoever does it: {@code Batch → intake → present → rules →
 * execution → change log}, in one transaction. There is no second way to change what a company
 * keeps.
 */
@NullMarked
package guanlan.engine.records;

import org.jspecify.annotations.NullMarked;
