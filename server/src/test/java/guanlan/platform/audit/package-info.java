@NullMarked
package guanlan.platform.audit;

import org.jspecify.annotations.NullMarked;
