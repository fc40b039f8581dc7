package guanlan.platform.jobs;

import java.util.UUID;

/**
 * Does one kind of job. A job may run again after its node died in the middle, so {@link #run} goes
 * on from what it has written itself; it binds the {@code Caller} for whom it works.
 */
public interface JobHandler {

    JobName name();

    /**
     * A thrown {@code Problem} ends the job at once, anything else is tried again with growing
     * pauses. An interrupt means that the node stops: throw, and another run goes on later.
     */
    void run(UUID id, String tenant) throws Exception;

    /** The job failed for the last time; whoever waits for it is told here. */
    default void gaveUp(UUID id, String tenant, Throwable cause) {}
}
