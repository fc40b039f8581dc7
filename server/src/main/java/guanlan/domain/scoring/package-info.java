/**
 * How promising a lead is: rules that are records give points with a reason, in six dimensions that
 * contain BANT. Points are counted in the write pipeline, so that lists sort and filter by them.
 */
@NullMarked
package guanlan.domain.scoring;

import org.jspecify.annotations.NullMarked;
