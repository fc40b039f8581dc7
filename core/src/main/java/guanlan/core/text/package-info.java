/** Chinese and Latin text: how it is searched, compared and read. */
@NullMarked
package guanlan.core.text;

import org.jspecify.annotations.NullMarked;
