/**
 * Journeys through the packaged product as its users take them: by browser, over HTTP, and with the
 * processes killed in between. What is on a screen is found by its role and name.
 */
@NullMarked
package guanlan.e2e;

import org.jspecify.annotations.NullMarked;
