package guanlan.platform.jobs;

import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import guanlan.platform.jobs.JobFailures.Failure;
import guanlan.platform.problems.Problem;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One kind of job as the scheduler sees it: runs it, and decides what becomes of it when it fails
 * or its node dies.
 */
final class JobTask {
    static final int ATTEMPTS = 5;

    private static final Logger log = LoggerFactory.getLogger(JobTask.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);

    private final JobHandler handler;
    private final JobFailures failures;
    private final Set<UUID> running = ConcurrentHashMap.newKeySet();

    JobTask(JobHandler handler, JobFailures failures) {
        this.handler = handler;
        this.failures = failures;
    }

    OneTimeTask<String> task() {
        return Tasks.oneTime(handler.name().value(), String.class)
                .onFailure(this::failed)
                .onDeadExecution(this::died)
                .execute((job, _) -> run(id(job), job.getData()));
    }

    private void run(UUID id, String tenant) {
        running.add(id);
        try {
            handler.run(id, tenant);
        } catch (Exception failure) {
            throw new Failed(failure);
        } finally {
            running.remove(id);
        }
    }

    private void failed(ExecutionComplete complete, ExecutionOperations<String> operations) {
        Throwable thrown = complete.getCause().orElseThrow();
        Throwable cause = thrown instanceof Failed failed ? failed.cause() : thrown;
        Failure failure = failure(complete.getExecution(), cause instanceof Problem);
        log.error(
                "job {} {} failed, attempt {}",
                failure.job(),
                failure.id(),
                failure.attempt(),
                cause);
        Duration pause = FIRST_PAUSE.multipliedBy(1L << (failure.attempt() - 1));
        settle(failure, cause, complete, operations, pause);
    }

    /**
     * Its heartbeat stopped. While it still runs here (the machine only stood still) it is left
     * alone.
     */
    private void died(ExecutionComplete complete, ExecutionOperations<String> operations) {
        Execution execution = complete.getExecution();
        if (running.contains(id(execution.taskInstance))) {
            return;
        }
        Failure failure = failure(execution, false);
        log.warn("job {} {} died with {}", failure.job(), failure.id(), execution.pickedBy);
        settle(failure, new NodeDied(), complete, operations, Duration.ZERO);
    }

    private void settle(
            Failure failure,
            Throwable cause,
            ExecutionComplete complete,
            ExecutionOperations<String> operations,
            Duration pause) {
        failures.add(failure, cause);
        if (failure.last()) {
            handler.gaveUp(failure.id(), failure.tenant(), cause);
            operations.remove();
        } else {
            operations.reschedule(complete, complete.getTimeDone().plus(pause));
        }
    }

    private Failure failure(Execution execution, boolean hopeless) {
        int attempt = execution.consecutiveFailures + 1;
        String tenant = (String) execution.taskInstance.getData();
        return new Failure(
                handler.name(),
                id(execution.taskInstance),
                tenant,
                attempt,
                hopeless || attempt >= ATTEMPTS);
    }

    private static UUID id(TaskInstance<?> job) {
        return UUID.fromString(job.getId());
    }

    /** Carries what a handler threw past the scheduler. */
    private static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final Exception cause;

        Failed(Exception cause) {
            super(cause);
            this.cause = cause;
        }

        Exception cause() {
            return cause;
        }
    }

    /** The node that ran a job is gone. */
    private static final class NodeDied extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
