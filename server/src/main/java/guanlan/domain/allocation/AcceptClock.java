package guanlan.domain.allocation;

import guanlan.platform.access.Caller;
import guanlan.platform.jobs.JobHandler;
import guanlan.platform.jobs.JobName;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Rings when somebody should have accepted a record. */
@Component
class AcceptClock implements JobHandler {
    private final Escalations escalations;

    AcceptClock(Escalations escalations) {
        this.escalations = escalations;
    }

    @Override
    public JobName name() {
        return Alarms.ACCEPT;
    }

    @Override
    public void run(UUID id, String tenant) {
        Caller.system(tenant).run(() -> escalations.due(id));
    }
}
