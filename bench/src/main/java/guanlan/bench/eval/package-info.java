/**
 * Measures the quality of the product's mathematics on labelled data, which lies outside of the
 * repository ({@code ../shared/data} or {@code GUANLAN_DATA}), and runs it on any tables.
 */
@NullMarked
package guanlan.bench.eval;

import org.jspecify.annotations.NullMarked;
