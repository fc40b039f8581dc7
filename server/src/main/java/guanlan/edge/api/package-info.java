/**
 * The HTTP border for browsers and programs: who comes in, what he is told when something goes
 * wrong, and the pages of the web application. Here {@link guanlan.platform.access.Caller#CURRENT}
 * is bound.
 */
@NullMarked
package guanlan.edge.api;

import org.jspecify.annotations.NullMarked;
