/**
 * Changing what objects there are while people work: a wish becomes a plan in words, and the plan
 * one transaction of definition records and table changes. The definitions themselves are records
 * of the object {@code definition}, so their history and the way back come from the change log.
 */
@NullMarked
package guanlan.engine.design;

import org.jspecify.annotations.NullMarked;
