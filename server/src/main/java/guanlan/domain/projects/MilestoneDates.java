package guanlan.domain.projects;

import guanlan.domain.lifecycle.FactsChanged;
import guanlan.engine.changes.Change;
import guanlan.engine.changes.ChangeReader;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Keeps with each milestone when those before it are through, and since when that is too late. No
 * version moves because a date elsewhere did.
 */
@Component
class MilestoneDates implements ChangeReader {
    private final MilestoneStore store;
    private final ApplicationEventPublisher told;
    private final InstantSource clock;

    MilestoneDates(MilestoneStore store, ApplicationEventPublisher told, InstantSource clock) {
        this.store = store;
        this.told = told;
        this.clock = clock;
    }

    @Override
    public String key() {
        return "milestone_dates";
    }

    @Override
    public void read(List<Change> changes) {
        Set<UUID> touched =
                changes.stream()
                        .filter(change -> change.object().equals(Milestone.OBJECT))
                        .map(Change::record)
                        .collect(Collectors.toCollection(LinkedHashSet::new));
        if (touched.isEmpty()) {
            return;
        }
        List<UUID> known = store.follow(touched, clock.instant());
        if (!known.isEmpty()) {
            told.publishEvent(new FactsChanged(Milestone.OBJECT, known));
        }
    }
}
