@NullMarked
package guanlan.edge.webhooks;

import org.jspecify.annotations.NullMarked;
