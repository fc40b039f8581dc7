package guanlan.domain.allocation;

import guanlan.platform.jobs.JobName;
import guanlan.platform.jobs.Jobs;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Sets the alarm clocks of allocation: jobs in the database, one for each moment and reason. */
@Component
class Alarms {
    static final JobName ACCEPT = new JobName("allocation.accept");
    static final JobName RETRY = new JobName("allocation.retry");
    static final Duration PAUSE = Duration.ofMinutes(5);

    private final Jobs jobs;

    Alarms(Jobs jobs) {
        this.jobs = jobs;
    }

    /** When somebody has not accepted by then; the job bears the id of the choice. */
    void expect(Given given) {
        if (given.acceptBy() != null) {
            jobs.schedule(ACCEPT, given.id(), given.acceptBy());
        }
    }

    /** At the end of these five minutes, once for the company. */
    void tryAgain() {
        jobs.scheduleNext(RETRY, PAUSE);
    }
}
