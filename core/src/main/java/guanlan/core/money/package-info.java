/** Money: amounts with their currency, as people write them, and what they are worth in another. */
@NullMarked
package guanlan.core.money;

import org.jspecify.annotations.NullMarked;
