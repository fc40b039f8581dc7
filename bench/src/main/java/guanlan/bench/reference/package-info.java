/**
 * A bare Spring Boot application on the product's starters: what a start costs before the product
 * adds anything.
 */
@NullMarked
package guanlan.bench.reference;

import org.jspecify.annotations.NullMarked;
