package guanlan.platform.jobs;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What failed, how often, and whether it was the end. Holds kinds of errors, not their texts, which
 * may name people.
 */
@Component
class JobFailures {
    private final JdbcClient jdbc;
    private final InstantSource clock;

    JobFailures(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    record Failure(JobName job, UUID id, String tenant, int attempt, boolean last) {}

    void add(Failure failure, Throwable cause) {
        jdbc.sql(
                        """
                        insert into system.job_failure
                            (job, instance, tenant, attempt, error, final, failed_at)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(failure.job().value())
                .param(failure.id())
                .param(failure.tenant())
                .param(failure.attempt())
                .param(cause.getClass().getName())
                .param(failure.last())
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
