@NullMarked
package guanlan.edge.live;

import org.jspecify.annotations.NullMarked;
