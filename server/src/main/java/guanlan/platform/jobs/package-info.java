/**
 * Work that is done later, by whichever node is free, and surely: a job is scheduled in the
 * transaction of the change that asks for it, runs at least once, and is taken over when its node
 * dies. {@link guanlan.platform.jobs.Jobs} schedules, a bean of type {@link
 * guanlan.platform.jobs.JobHandler} does the work.
 */
@NullMarked
package guanlan.platform.jobs;

import org.jspecify.annotations.NullMarked;
