@NullMarked
package guanlan.engine.merging;

import org.jspecify.annotations.NullMarked;
