/** Who acts, and what he may: the one answer to "may this user". */
@NullMarked
package guanlan.platform.access;

import org.jspecify.annotations.NullMarked;
