package guanlan.edge.live;

import guanlan.engine.changes.Change;
import guanlan.engine.changes.Sight;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Permit;
import guanlan.platform.access.Permits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What somebody is told of some changes: only records he sees, and no word of what is in them. */
@Component
class LiveNews {
    /** Of more records of one object at once only the object is named. */
    static final int MOST = 200;

    private final Schemas schemas;
    private final Permits permits;
    private final Sight sight;
    private final JsonMapper json;

    LiveNews(Schemas schemas, Permits permits, Sight sight, JsonMapper json) {
        this.schemas = schemas;
        this.permits = permits;
        this.sight = sight;
        this.json = json;
    }

    /**
     * @param many objects of which so much changed that its records are not named; definitions, of
     *     which everybody hears only that some changed
     */
    record Told(List<Item> changes, List<String> many) {}

    record Item(String object, UUID id, String operation, long version, @Nullable UUID actor) {}

    /** People with the same eyes are told the same, so it is made once for all of them. */
    record Eyes(String tenant, List<Permit> permits, @Nullable UUID user) {}

    /** The last change of each record, by object. */
    record Batch(Map<ObjectName, Map<UUID, Change>> changes) {}

    Batch batch(List<Change> changes) {
        Set<ObjectName> known =
                schemas.all().stream().map(ObjectDefinition::name).collect(Collectors.toSet());
        Map<ObjectName, Map<UUID, Change>> last = new LinkedHashMap<>();
        for (Change change : changes) {
            if (known.contains(change.object())) {
                last.computeIfAbsent(change.object(), _ -> new LinkedHashMap<>())
                        .merge(change.record(), change, LiveNews::later);
            }
        }
        return new Batch(last);
    }

    Eyes eyes(Caller caller, Batch batch) {
        List<Permit> own =
                batch.changes().keySet().stream()
                        .map(object -> permits.of(caller, object.value()))
                        .toList();
        boolean personal = own.stream().anyMatch(Permit::isPersonal);
        return new Eyes(caller.tenant(), own, personal ? caller.user() : null);
    }

    /** For the caller; null: none of it is for his eyes. */
    @Nullable String told(Batch batch) {
        List<Item> items = new ArrayList<>();
        List<String> many = new ArrayList<>();
        batch.changes()
                .forEach(
                        (object, changes) -> {
                            if (object.equals(ObjectName.DEFINITION)) {
                                // Screens are drawn from definitions, whoever looks at them.
                                many.add(object.value());
                                return;
                            }
                            Map<UUID, Long> seen = sight.of(object, changes.keySet(), null);
                            if (seen.size() > MOST) {
                                many.add(object.value());
                            } else {
                                changes.values().stream()
                                        .filter(change -> seen.containsKey(change.record()))
                                        .forEach(change -> items.add(item(change, seen)));
                            }
                        });
        return items.isEmpty() && many.isEmpty()
                ? null
                : json.writeValueAsString(new Told(items, many));
    }

    private static Item item(Change change, Map<UUID, Long> versions) {
        return new Item(
                change.object().value(),
                change.record(),
                change.operation().key(),
                versions.getOrDefault(change.record(), 0L),
                change.actor());
    }

    /** A record that is new to the client stays new, whatever came right after. */
    private static Change later(Change first, Change second) {
        boolean fresh =
                first.operation() == Change.Operation.CREATE
                        && second.operation() == Change.Operation.UPDATE;
        return fresh
                ? new Change(
                        second.position(),
                        second.object(),
                        second.record(),
                        Change.Operation.CREATE,
                        null,
                        second.at(),
                        second.actor())
                : second;
    }
}
