package guanlan.domain.response;

import guanlan.domain.notifications.Kind;
import guanlan.domain.notifications.Notice;
import guanlan.domain.notifications.Telling;
import guanlan.domain.response.ResponseLedger.Due;
import guanlan.engine.schema.RecordName;
import guanlan.platform.access.Caller;
import guanlan.platform.database.Tenants;
import guanlan.platform.jobs.JobHandler;
import guanlan.platform.jobs.JobName;
import guanlan.platform.jobs.Jobs;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Rings when leads are to be answered: whoever has them is told before the end, and after it he,
 * his manager and whom the target names, each deadline once.
 */
@Component
class ResponseWatch implements JobHandler {
    /** However the alarms went: nothing stays untold for longer. */
    private static final Duration ROUND = Duration.ofHours(1);

    private final ResponseLedger ledger;
    private final Telling telling;
    private final Jobs jobs;
    private final Tenants tenants;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    ResponseWatch(
            ResponseLedger ledger,
            Telling telling,
            Jobs jobs,
            Tenants tenants,
            TransactionTemplate transactions,
            InstantSource clock) {
        this.ledger = ledger;
        this.telling = telling;
        this.jobs = jobs;
        this.tenants = tenants;
        this.transactions = transactions;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void wind() {
        tenants.all().forEach(tenant -> Caller.system(tenant).run(this::windUp));
    }

    private void windUp() {
        jobs.scheduleNext(ResponseAlarms.JOB, ROUND);
    }

    @Override
    public JobName name() {
        return ResponseAlarms.JOB;
    }

    @Override
    public void run(UUID id, String tenant) {
        Caller.system(tenant)
                .run(
                        () -> {
                            windUp();
                            look(clock.instant());
                        });
    }

    void look(Instant now) {
        transactions.executeWithoutResult(_ -> ledger.take(now).forEach(due -> tell(due, now)));
    }

    private void tell(Due due, Instant now) {
        List<@Nullable UUID> meant = new ArrayList<>();
        meant.add(due.owner());
        if (due.late() || due.owner() == null) {
            meant.add(due.responsible());
        }
        if (due.late()) {
            meant.add(due.manager());
        }
        Set<UUID> people = new LinkedHashSet<>();
        meant.stream().filter(each -> each != null).forEach(people::add);
        for (UUID person : people) {
            telling.tell(
                    new Notice(
                            person,
                            due.late() ? Kind.ANSWER_LATE : Kind.ANSWER_DUE,
                            due.lead() + " " + due.by(),
                            new RecordName(ResponseClock.LEAD, due.lead()),
                            null,
                            person.equals(due.owner()) ? null : due.ownerName(),
                            now));
        }
    }
}
