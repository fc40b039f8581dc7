/**
 * What people are told of while they are elsewhere: that somebody mentioned them, gave them a task,
 * shared a record with them, or changed one that they follow; that what they ordered is done. Each
 * thing is told once, and only of what the person may see.
 */
@NullMarked
package guanlan.domain.notifications;

import org.jspecify.annotations.NullMarked;
