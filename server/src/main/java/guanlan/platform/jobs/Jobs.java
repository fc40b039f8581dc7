package guanlan.platform.jobs;

import guanlan.platform.access.Caller;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Schedules jobs. The job exists exactly when the surrounding transaction commits, and starts right
 * after.
 */
@Component
public final class Jobs {
    private final JdbcClient jdbc;
    private final InstantSource clock;
    private volatile Runnable bell = () -> {};

    Jobs(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * For the caller's company, as soon as possible.
     *
     * @return false when the same job of the same id already waits or runs
     */
    public boolean schedule(JobName job, UUID id) {
        return schedule(job, id, clock.instant());
    }

    /** The same, not before the given moment. */
    public boolean schedule(JobName job, UUID id, Instant at) {
        int added =
                jdbc.sql(
                                """
                                insert into system.job
                                    (task_name, task_instance, task_data, execution_time, picked, version)
                                values (?, ?, ?, ?, false, 1)
                                on conflict do nothing
                                """)
                        .param(job.value())
                        .param(id.toString())
                        .param(Caller.current().tenant().getBytes(StandardCharsets.UTF_8))
                        .param(at.atOffset(ZoneOffset.UTC))
                        .update();
        ring();
        return added == 1;
    }

    /**
     * When the clock has next gone through a full span, such as an hour; once for the company,
     * however many nodes ask for it.
     */
    public boolean scheduleNext(JobName job, Duration span) {
        long seconds = span.toSeconds();
        long next = (clock.instant().getEpochSecond() / seconds + 1) * seconds;
        return scheduleAt(job, Instant.ofEpochSecond(next));
    }

    /** At a moment; once for the company, however often it is asked for. */
    public boolean scheduleAt(JobName job, Instant at) {
        String run = job.value() + " " + Caller.current().tenant() + " " + at;
        return schedule(job, UUID.nameUUIDFromBytes(run.getBytes(StandardCharsets.UTF_8)), at);
    }

    /** What wakes the node's own runner, so that a job need not wait for the next poll. */
    void onScheduled(Runnable wake) {
        bell = wake;
    }

    private void ring() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            bell.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        bell.run();
                    }
                });
    }
}
