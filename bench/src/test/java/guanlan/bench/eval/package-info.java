@NullMarked
package guanlan.bench.eval;

import org.jspecify.annotations.NullMarked;
