/**
 * Selling: deals of three models on their way through pipelines. The way is a state machine in the
 * write pipeline, so that nobody who writes goes around it; what happened is read from the change
 * log.
 */
@NullMarked
package guanlan.domain.sales;

import org.jspecify.annotations.NullMarked;
