/**
 * What people do around records: tasks, notes, comments, calls and meetings, each about one record
 * of whichever object, and the timeline in which they stand beside what changed.
 */
@NullMarked
package guanlan.domain.activities;

import org.jspecify.annotations.NullMarked;
