package guanlan.domain.lifecycle;

import guanlan.engine.changes.Change;
import guanlan.engine.changes.Change.Operation;
import guanlan.engine.changes.ChangeReader;
import guanlan.engine.changes.History;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Row;
import guanlan.engine.schema.ObjectName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Follows deals, and keeps with the customer what he has won and what is open. A deal that changes
 * hands counts for the new customer, and no longer for the old one.
 */
@Component
class DealFacts implements ChangeReader {
    private static final Set<ObjectName> DEALS =
            Set.of(
                    new ObjectName("opportunity"),
                    new ObjectName("quick_order"),
                    new ObjectName("project"));

    private static final String ACCOUNT = "account";

    private final Queries queries;
    private final History history;
    private final Latest latest;
    private final LifecycleDue due;

    DealFacts(Queries queries, History history, Latest latest, LifecycleDue due) {
        this.queries = queries;
        this.history = history;
        this.latest = latest;
        this.due = due;
    }

    @Override
    public String key() {
        return "deal_facts";
    }

    @Override
    public void read(List<Change> changes) {
        Map<ObjectName, List<Change>> deals = new LinkedHashMap<>();
        for (Change change : changes) {
            if (DEALS.contains(change.object())) {
                deals.computeIfAbsent(change.object(), _ -> new ArrayList<>()).add(change);
            }
        }
        Set<UUID> accounts = new HashSet<>();
        deals.forEach((object, some) -> accounts.addAll(accounts(object, some)));
        due.add(new Latest.Known(latest.deals(accounts), List.of()));
    }

    /** Those that the deals have, and had before. */
    private Set<UUID> accounts(ObjectName object, List<Change> changes) {
        Set<UUID> accounts = new HashSet<>();
        Set<UUID> deals = changes.stream().map(Change::record).collect(Collectors.toSet());
        for (Row row : queries.find(object, deals, field -> field.name().equals(ACCOUNT))) {
            add(row.value(ACCOUNT), accounts);
        }
        List<Change> updates =
                changes.stream().filter(each -> each.operation() == Operation.UPDATE).toList();
        if (!updates.isEmpty()) {
            history.before(object, updates)
                    .values()
                    .forEach(before -> add(before.get(ACCOUNT), accounts));
        }
        return accounts;
    }

    private static void add(@Nullable Object account, Set<UUID> accounts) {
        if (account instanceof UUID id) {
            accounts.add(id);
        }
    }
}
