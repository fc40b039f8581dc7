package guanlan.engine.attachments;

import guanlan.platform.access.Caller;
import guanlan.platform.jobs.JobHandler;
import guanlan.platform.jobs.JobName;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Throws away uploads that no record took. Each day with uploads has one run, two days later, when
 * the last of them has waited long enough.
 */
@Component
public class Sweeping implements JobHandler {
    static final JobName JOB = new JobName("files.sweep");

    private final Inbox inbox;

    Sweeping(Inbox inbox) {
        this.inbox = inbox;
    }

    /** The same for all uploads of one company that the run is for. */
    static UUID id(Instant at) {
        String run = Caller.current().tenant() + " " + at;
        return UUID.nameUUIDFromBytes(run.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public JobName name() {
        return JOB;
    }

    @Override
    public void run(UUID id, String tenant) {
        sweep(tenant);
    }

    /** At once, for a company. */
    public void sweep(String tenant) {
        Caller.system(tenant).run(inbox::sweep);
    }
}
