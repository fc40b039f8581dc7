package guanlan.domain.allocation;

import guanlan.domain.allocation.WaitingRoom.Waiting;
import guanlan.engine.schema.ObjectName;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What follows when records were given: it is kept, waited for and told, in their transaction. */
@Component
class Bookkeeping {
    /** More that wait are left to the clock that tries again. */
    private static final int AHEAD = 500;

    private final ChoiceLedger ledger;
    private final WaitingRoom waiting;
    private final Alarms alarms;
    private final Heralds heralds;

    Bookkeeping(ChoiceLedger ledger, WaitingRoom waiting, Alarms alarms, Heralds heralds) {
        this.ledger = ledger;
        this.waiting = waiting;
        this.alarms = alarms;
        this.heralds = heralds;
    }

    void close(List<Given> given, List<Waiting> staying) {
        ledger.keep(given);
        waiting.leave(given.stream().map(each -> each.record().id()).toList());
        waiting.enter(staying);
        if (!staying.isEmpty()) {
            alarms.tryAgain();
        }
        given.forEach(alarms::expect);
        heralds.tell(given);
    }

    /** What was tried before and waits, the longest first. */
    List<UUID> waiting(ObjectName object) {
        return waiting.first(object, AHEAD);
    }

    /** What somebody has meanwhile, or nobody wants any more, waits no longer. */
    void forget(Collection<UUID> looked, Set<UUID> still) {
        waiting.leave(looked.stream().filter(id -> !still.contains(id)).toList());
    }
}
