package guanlan.domain.allocation;

import guanlan.platform.access.Caller;
import guanlan.platform.jobs.JobName;
import guanlan.platform.jobs.Jobs;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Sets the alarm clocks of allocation: jobs in the database, one for each moment and reason. */
@Component
class Alarms {
    static final JobName ACCEPT = new JobName("allocation.accept");
    static final JobName RETRY = new JobName("allocation.retry");
    static final Duration PAUSE = Duration.ofMinutes(5);

    private final Jobs jobs;
    private final InstantSource clock;

    Alarms(Jobs jobs, InstantSource clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    /** When somebody has not accepted by then; the job bears the id of the choice. */
    void expect(Given given) {
        if (given.acceptBy() != null) {
            jobs.schedule(ACCEPT, given.id(), given.acceptBy());
        }
    }

    /** At the end of these five minutes, once for the company. */
    void tryAgain() {
        long span = PAUSE.toSeconds();
        long next = (clock.instant().getEpochSecond() / span + 1) * span;
        String run = Caller.current().tenant() + " " + next;
        jobs.schedule(
                RETRY,
                UUID.nameUUIDFromBytes(run.getBytes(StandardCharsets.UTF_8)),
                Instant.ofEpochSecond(next));
    }
}
