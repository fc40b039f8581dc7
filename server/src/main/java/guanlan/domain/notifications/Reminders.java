package guanlan.domain.notifications;

import guanlan.domain.activities.Activities;
import guanlan.engine.query.Counting;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Query;
import guanlan.engine.query.Row;
import guanlan.engine.schema.RecordName;
import guanlan.platform.access.Caller;
import guanlan.platform.jobs.JobHandler;
import guanlan.platform.jobs.JobName;
import guanlan.platform.jobs.Jobs;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reminds of tasks: at the moment that somebody asked for, and in the morning of the day on which
 * they are due. A job in the database is the alarm clock; what is due then is found by asking the
 * tasks, so a task that was put off or done rings no more.
 */
@Component
class Reminders implements JobHandler {
    static final JobName JOB = new JobName("tasks.remind");
    private static final LocalTime MORNING = LocalTime.of(9, 0);
    private static final Duration FARTHEST = Duration.ofDays(400);
    private static final int AT_ONCE = 1000;

    private final Queries queries;
    private final Jobs jobs;
    private final Telling telling;
    private final Viewers viewers;
    private final InstantSource clock;

    Reminders(Queries queries, Jobs jobs, Telling telling, Viewers viewers, InstantSource clock) {
        this.queries = queries;
        this.jobs = jobs;
        this.telling = telling;
        this.viewers = viewers;
        this.clock = clock;
    }

    /** Sets the clock for a task. */
    void expect(Row task) {
        if (!Activities.OPEN.equals(task.value("state"))
                || !(task.value("assignee") instanceof UUID person)) {
            return;
        }
        if (task.value("remind_at") instanceof Instant at) {
            ringAt(at);
        }
        if (task.value("due") instanceof LocalDate due) {
            ringAt(morning(due, person));
        }
    }

    private Instant morning(LocalDate day, UUID person) {
        return day.atTime(MORNING).atZone(viewers.caller(person).zone()).toInstant();
    }

    /** One alarm for all tasks of a minute; what is past rings at once. */
    private void ringAt(Instant at) {
        Instant now = clock.instant();
        if (at.isAfter(now.plus(FARTHEST)) || at.isBefore(now.minus(Duration.ofDays(1)))) {
            return;
        }
        Instant minute = at.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
        Instant when =
                at.isBefore(now)
                        ? now
                        : at.equals(at.truncatedTo(ChronoUnit.MINUTES)) ? at : minute;
        jobs.scheduleAt(JOB, when);
    }

    @Override
    public JobName name() {
        return JOB;
    }

    @Override
    public void run(UUID id, String tenant) {
        Caller.system(tenant).run(this::remind);
    }

    /** Whoever is due is told; who was told before is not told again. */
    void remind() {
        tell("remind_at <= now() && remind_at >= daysAgo(2)", "remind_at");
        tell("due <= daysAhead(1) && due >= daysAgo(2)", "due");
    }

    private void tell(String which, String by) {
        var query =
                Query.of(Activities.TASK)
                        .where("state == \"open\" && " + which)
                        .sort("-" + by)
                        .limit(AT_ONCE)
                        .counting(Counting.NONE);
        for (Row task : queries.read(query).rows()) {
            if (task.value("assignee") instanceof UUID person && isTime(task.value(by), person)) {
                telling.tell(
                        new Notice(
                                person,
                                Kind.DUE,
                                task.id() + "@" + task.value(by),
                                new RecordName(Activities.TASK, task.id()),
                                null,
                                Objects.toString(task.value("name"), ""),
                                clock.instant()));
            }
        }
    }

    private boolean isTime(@Nullable Object moment, UUID person) {
        Instant at =
                moment instanceof LocalDate day
                        ? morning(day, person)
                        : moment instanceof Instant instant ? instant : Instant.MAX;
        return !at.isAfter(clock.instant());
    }
}
