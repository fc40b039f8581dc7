/**
 * Warnings of deadlines: nobody followed up, a stage is overdue, a date has passed. Each is told
 * once, to whom it concerns and may see the record, and goes by itself when its reason is gone.
 */
@NullMarked
package guanlan.domain.warnings;

import org.jspecify.annotations.NullMarked;
