/**
 * One record per customer: finds, judges and groups records that mean the same thing. The way is
 * the classical one (Fellegi and Sunter 1969; Christen, Data Matching, 2012) with a learned judge:
 * {@link guanlan.core.matching.Candidates} proposes pairs that share something rare, {@link
 * guanlan.core.matching.Comparison} measures them field by field, {@link
 * guanlan.core.matching.PairModel} turns the measures into a probability, {@link
 * guanlan.core.matching.Clusters} turns pairs into entities.
 */
@NullMarked
package guanlan.core.matching;

import org.jspecify.annotations.NullMarked;
