/**
 * Tells every open page what changed, as far as its reader may see it: {@code GET /api/live}. Each
 * node follows the change log for its own clients; nothing is kept for them but the log itself.
 */
@NullMarked
package guanlan.edge.live;

import org.jspecify.annotations.NullMarked;
