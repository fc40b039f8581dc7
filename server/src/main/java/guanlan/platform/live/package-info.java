/**
 * News between the parts of a node and between nodes: that something has happened, never what.
 * Whoever hears it looks for himself, so a lost signal costs time and never a fact.
 */
@NullMarked
package guanlan.platform.live;

import org.jspecify.annotations.NullMarked;
