/**
 * Finding records of every object by what was typed, and the ones a person had or keeps at hand.
 * The words that records are found by are kept by a reader of the change log.
 */
@NullMarked
package guanlan.engine.search;

import org.jspecify.annotations.NullMarked;
