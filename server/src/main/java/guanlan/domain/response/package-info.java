/**
 * How soon a lead is to be answered: targets that are records say it by source, grade or whatever a
 * lead can answer, in working time. Whoever has the lead is warned before, and those above him are
 * told after.
 */
@NullMarked
package guanlan.domain.response;

import org.jspecify.annotations.NullMarked;
