package guanlan.platform.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.Task;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * This node's share of the jobs. Starts when all beans are ready and before the first request,
 * stops after the last. A command, which soon ends, takes no part.
 */
@Component
@ConditionalOnExpression("${server.port:8080} >= 0")
@EnableConfigurationProperties(JobSettings.class)
final class JobRunner implements SmartLifecycle {
    private static final int PHASE = 1000;
    private static final int MISSED_HEARTBEATS = 4;

    private final DataSource database;
    private final InstantSource clock;
    private final Jobs jobs;
    private final List<Task<?>> tasks;
    private final JobSettings settings;
    private @Nullable Scheduler scheduler;

    JobRunner(
            DataSource database,
            InstantSource clock,
            Jobs jobs,
            List<JobHandler> handlers,
            JobFailures failures,
            JobSettings settings) {
        this.database = database;
        this.clock = clock;
        this.jobs = jobs;
        this.tasks =
                handlers.stream()
                        .<Task<?>>map(handler -> new JobTask(handler, failures).task())
                        .toList();
        this.settings = settings;
    }

    @Override
    public synchronized void start() {
        Scheduler fresh = scheduler();
        jobs.onScheduled(fresh::triggerCheckForDueExecutions);
        fresh.start();
        scheduler = fresh;
    }

    /**
     * Locks what it fetches, and no more than it has threads for, so that another node gets the
     * rest.
     */
    private Scheduler scheduler() {
        return Scheduler.create(database, tasks)
                .tableName("system.job")
                .schedulerName(new SchedulerName.Fixed("node-" + ProcessHandle.current().pid()))
                .serializer(new Company())
                .clock(clock::instant)
                .threads(settings.threads())
                .pollUsingLockAndFetch(0.5, 1.0)
                .pollingInterval(settings.poll())
                .heartbeatInterval(settings.heartbeat())
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(settings.farewell())
                .failureLogging(LogLevel.OFF, false)
                .build();
    }

    @Override
    public synchronized void stop() {
        if (scheduler != null) {
            jobs.onScheduled(() -> {});
            scheduler.stop();
            scheduler = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return scheduler != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    /** A job carries only its company; everything else it finds by its id. */
    private static final class Company implements Serializer {

        @Override
        public byte[] serialize(Object data) {
            return ((String) data).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public <T> T deserialize(Class<T> type, byte[] data) {
            return type.cast(new String(data, StandardCharsets.UTF_8));
        }
    }
}
