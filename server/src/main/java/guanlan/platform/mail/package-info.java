/**
 * Letters to people outside of the product, over a mail server that the operator names. Without one
 * nothing is sent, and whoever would send can ask.
 */
@NullMarked
package guanlan.platform.mail;

import org.jspecify.annotations.NullMarked;
