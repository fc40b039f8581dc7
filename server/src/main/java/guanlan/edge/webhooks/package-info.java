/**
 * Tells programs outside what changed: signed, at least once, in order per record. A reader of the
 * change log writes what is to be told in its own transaction; couriers carry it, on any node.
 */
@NullMarked
package guanlan.edge.webhooks;

import org.jspecify.annotations.NullMarked;
