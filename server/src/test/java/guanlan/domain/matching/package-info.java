@NullMarked
package guanlan.domain.matching;

import org.jspecify.annotations.NullMarked;
