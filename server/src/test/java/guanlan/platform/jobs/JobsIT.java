package guanlan.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import guanlan.platform.access.Caller;
import guanlan.platform.problems.Code;
import guanlan.platform.problems.Problem;
import guanlan.testkit.Postgres;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JobsIT {
    @RegisterExtension static final Postgres postgres = Postgres.migrated();

    private static final Duration SOON = Duration.ofSeconds(8);
    private static final JobName NAME = new JobName("test.work");

    private final InstantSource clock = InstantSource.system();
    private final Jobs jobs = new Jobs(postgres.jdbc(), clock);
    private final Work work = new Work();

    /** Looks for jobs so seldom that only the bell can start one. */
    private final JobRunner runner = runner(Duration.ofHours(1));

    private final JobRunner other = runner(Duration.ofSeconds(1));

    @AfterEach
    void stop() {
        runner.stop();
        other.stop();
        postgres.jdbc().sql("delete from system.job").update();
    }

    @Test
    void startsWithTheCommitAndNeverWithoutIt() {
        runner.start();
        UUID kept = UUID.randomUUID();
        UUID dropped = UUID.randomUUID();
        postgres.transactions()
                .executeWithoutResult(
                        status -> {
                            schedule(dropped);
                            status.setRollbackOnly();
                        });
        postgres.transactions()
                .executeWithoutResult(
                        _ -> {
                            schedule(kept);
                            assertThat(work.done).isEmpty();
                        });
        await().atMost(SOON).until(() -> waiting() == 0);
        assertThat(work.done).containsExactly(kept + " of main");
    }

    @Test
    void isOneJobHoweverOftenScheduled() {
        UUID id = UUID.randomUUID();
        assertThat(schedule(id)).isTrue();
        assertThat(schedule(id)).isFalse();
        assertThat(waiting()).isOne();
    }

    @Test
    void takesOverTheJobOfADeadNode() {
        UUID id = UUID.randomUUID();
        schedule(id);
        pickedByTheDead(id, clock.instant().minusSeconds(1));
        other.start();
        await().atMost(Duration.ofSeconds(12)).until(() -> work.done.contains(id + " of main"));
        await().atMost(SOON).until(() -> waiting() == 0);
        assertThat(failures(id)).isOne();
    }

    @Test
    void triesAgainAfterAPauseAndRecordsTheFailure() {
        UUID id = UUID.randomUUID();
        work.failures.add(new IllegalStateException("once"));
        runner.start();
        schedule(id);
        await().atMost(SOON).until(() -> failures(id) == 1);
        await().atMost(SOON).until(() -> due(id).isAfter(clock.instant()));
        assertThat(work.done).isEmpty();
        await().atMost(SOON).pollDelay(Duration.ofSeconds(2)).until(() -> doneWhenAsked(id));
    }

    private boolean doneWhenAsked(UUID id) {
        schedule(id);
        return work.done.contains(id + " of main");
    }

    @Test
    void givesUpAtOnceOnAProblemAndTellsTheHandler() {
        UUID id = UUID.randomUUID();
        work.failures.add(new Problem(new Hopeless()));
        runner.start();
        schedule(id);
        await().atMost(SOON).until(() -> work.givenUp.contains(id));
        await().atMost(SOON).until(() -> waiting() == 0);
        assertThat(work.done).isEmpty();
    }

    @Test
    void givesUpAJobThatKillsItsNodes() {
        UUID id = UUID.randomUUID();
        schedule(id);
        pickedByTheDead(id, clock.instant().minusSeconds(60));
        postgres.jdbc()
                .sql("update system.job set consecutive_failures = ?")
                .param(JobTask.ATTEMPTS - 1)
                .update();
        runner.start();
        await().atMost(SOON).until(() -> work.givenUp.contains(id));
        assertThat(work.done).isEmpty();
    }

    @Test
    void interruptsAtTheStopAndKeepsTheJob() {
        UUID id = UUID.randomUUID();
        work.hold = new CountDownLatch(1);
        runner.start();
        schedule(id);
        await().atMost(SOON).until(() -> work.begun.contains(id));
        runner.stop();
        assertThat(work.done).isEmpty();
        assertThat(waiting()).isOne();
    }

    private JobRunner runner(Duration poll) {
        var settings = new JobSettings(2, poll, Duration.ofSeconds(2), Duration.ofSeconds(1));
        var failures = new JobFailures(postgres.jdbc(), clock);
        return new JobRunner(postgres.dataSource(), clock, jobs, List.of(work), failures, settings);
    }

    private boolean schedule(UUID id) {
        return Caller.system("main").call(() -> jobs.schedule(NAME, id));
    }

    private static void pickedByTheDead(UUID id, Instant heartbeat) {
        postgres.jdbc()
                .sql(
                        """
                        update system.job set picked = true, picked_by = 'gone', last_heartbeat = ?
                         where task_instance = ?
                        """)
                .param(heartbeat.atOffset(ZoneOffset.UTC))
                .param(id.toString())
                .update();
    }

    private static long waiting() {
        return postgres.jdbc().sql("select count(*) from system.job").query(Long.class).single();
    }

    private static Instant due(UUID id) {
        return postgres.jdbc()
                .sql("select execution_time from system.job where task_instance = ?")
                .param(id.toString())
                .query((row, _) -> row.getTimestamp(1).toInstant())
                .single();
    }

    private static long failures(UUID id) {
        return postgres.jdbc()
                .sql("select count(*) from system.job_failure where instance = ?")
                .param(id)
                .query(Long.class)
                .single();
    }

    private static final class Work implements JobHandler {
        final List<Exception> failures = new CopyOnWriteArrayList<>();
        final List<UUID> begun = new CopyOnWriteArrayList<>();
        final List<String> done = new CopyOnWriteArrayList<>();
        final List<UUID> givenUp = new CopyOnWriteArrayList<>();
        CountDownLatch hold = new CountDownLatch(0);

        @Override
        public JobName name() {
            return NAME;
        }

        @Override
        public void run(UUID id, String tenant) throws Exception {
            begun.add(id);
            hold.await();
            if (!failures.isEmpty()) {
                throw failures.removeFirst();
            }
            done.add(id + " of " + tenant);
        }

        @Override
        public void gaveUp(UUID id, String tenant, Throwable cause) {
            givenUp.add(id);
        }
    }

    private record Hopeless() implements Code {
        @Override
        public String key() {
            return "test.hopeless";
        }

        @Override
        public int status() {
            return 422;
        }
    }
}
