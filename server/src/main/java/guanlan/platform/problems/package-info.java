/**
 * What goes wrong, said once: a stable code, its parameters, and a sentence in the user's language
 * that names the field and the remedy. A broken contract is a {@link
 * guanlan.platform.problems.Problem}; a refused row is a value, a {@link
 * guanlan.platform.problems.Finding}.
 */
@NullMarked
package guanlan.platform.problems;

import org.jspecify.annotations.NullMarked;
