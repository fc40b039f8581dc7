/**
 * Milestones of projects and how they follow each other: what comes before what is never a circle,
 * stays within a project, and is known to clash as soon as a date moves.
 */
@NullMarked
package guanlan.domain.projects;

import org.jspecify.annotations.NullMarked;
