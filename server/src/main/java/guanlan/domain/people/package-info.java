/** The people of a company as records: whoever can sign in is also somebody whom records name. */
@NullMarked
package guanlan.domain.people;

import org.jspecify.annotations.NullMarked;
