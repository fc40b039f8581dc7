/**
 * How customers stand: when they were last followed up and last bought, kept beside what people
 * write, so that lists, rules and warnings can ask it of a million of them.
 */
@NullMarked
package guanlan.domain.lifecycle;

import org.jspecify.annotations.NullMarked;
