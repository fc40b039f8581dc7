package guanlan.domain.response;

import guanlan.platform.jobs.JobName;
import guanlan.platform.jobs.Jobs;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Sets the alarm for leads that wait: jobs in the database, one for a few seconds of a company. */
@Component
class ResponseAlarms {
    static final JobName JOB = new JobName("response.due");

    /** Deadlines that are over for longer are nobody's news; the ledger knows the same. */
    private static final Duration NEWS = Duration.ofDays(2);

    private static final long STEP = 5;

    private final Jobs jobs;

    ResponseAlarms(Jobs jobs) {
        this.jobs = jobs;
    }

    /** The moments of a batch, each once. */
    static final class Moments {
        private final Set<Instant> moments = new TreeSet<>();
        private final Instant now;

        Moments(Instant now) {
            this.now = now;
        }

        /** The warning and the end that are still to come, and at once what is over. */
        void add(Instant by, Duration warning) {
            if (by.isBefore(now.minus(NEWS))) {
                return;
            }
            Instant warned = by.minus(warning);
            moments.add(step(warned.isAfter(now) ? warned : now));
            if (by.isAfter(now)) {
                moments.add(step(by));
            }
        }

        private static Instant step(Instant at) {
            return Instant.ofEpochSecond(Math.ceilDiv(at.toEpochMilli(), STEP * 1000) * STEP);
        }
    }

    void set(Moments moments) {
        moments.moments.forEach(at -> jobs.scheduleAt(JOB, at));
    }
}
