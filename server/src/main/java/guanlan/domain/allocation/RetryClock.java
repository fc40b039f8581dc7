package guanlan.domain.allocation;

import guanlan.engine.schema.ObjectName;
import guanlan.platform.access.Caller;
import guanlan.platform.jobs.JobHandler;
import guanlan.platform.jobs.JobName;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tries again what nobody could take: somebody came back, has a free hand, or begins to work. */
@Component
class RetryClock implements JobHandler {
    private static final int AT_ONCE = 2_000;

    private final AllocationRules rules;
    private final Allocations allocations;
    private final WaitingRoom waiting;
    private final Alarms alarms;

    RetryClock(AllocationRules rules, Allocations allocations, WaitingRoom waiting, Alarms alarms) {
        this.rules = rules;
        this.allocations = allocations;
        this.waiting = waiting;
        this.alarms = alarms;
    }

    @Override
    public JobName name() {
        return Alarms.RETRY;
    }

    @Override
    public void run(UUID id, String tenant) {
        Caller.system(tenant).run(this::ring);
    }

    void ring() {
        for (ObjectName object : List.of(AllocationRule.ACCOUNT, AllocationRule.LEAD)) {
            List<UUID> first = waiting.first(object, AT_ONCE);
            if (rules.active(object).isEmpty()) {
                waiting.leave(first);
            } else {
                allocations.allocate(object, first);
            }
        }
        if (waiting.count() > 0) {
            alarms.tryAgain();
        }
    }
}
